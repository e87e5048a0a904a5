using System.Diagnostics.CodeAnalysis;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>The identity of an agent run within its user: a version 7 UUID, written as 32 lower-case hex digits.</summary>
[GenerateSerializer, Immutable, Alias("netra.RunId")]
public readonly record struct RunId
{
    [Id(0)]
    private readonly Guid _value;

    private RunId(Guid value) => _value = value;

    /// <summary>A new id; later ids sort after earlier ones.</summary>
    public static RunId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>Reads an id; <see langword="false"/> when the text is not 32 lower-case hex digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId runId)
    {
        runId = Guid.TryParseExact(text, "N", out var value) ? new RunId(value) : default;
        return runId != default && runId.ToString() == text;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text) =>
        TryParse(text, out var runId) ? runId : throw new FormatException("A run id is 32 lower-case hex digits.");

    /// <inheritdoc/>
    public override string ToString() => _value.ToString("N");
}
