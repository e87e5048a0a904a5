using System.Diagnostics.CodeAnalysis;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>A conversation of a user, over several runs: 1 to 128 letters, digits, <c>.</c>, <c>_</c>, <c>:</c> or <c>-</c>.</summary>
[GenerateSerializer, Immutable, Alias("netra.ThreadId")]
public readonly record struct ThreadId
{
    [Id(0)]
    private readonly string? _value;

    private ThreadId(string value) => _value = value;

    /// <summary>A new id.</summary>
    public static ThreadId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    /// <summary>Reads an id; <see langword="false"/> when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThreadId threadId)
    {
        var valid = text is { Length: >= 1 and <= 128 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');
        threadId = valid ? new ThreadId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not a thread id.</exception>
    public static ThreadId Parse(string text) => TryParse(text, out var threadId)
        ? threadId
        : throw new FormatException("A thread id is 1 to 128 letters, digits, '.', '_', ':' or '-'.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
