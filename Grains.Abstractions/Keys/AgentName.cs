using System.Diagnostics.CodeAnalysis;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>The name of a registered agent: 1 to 64 lower-case letters, digits or <c>_</c>, a letter first.</summary>
[GenerateSerializer, Immutable, Alias("netra.AgentName")]
public readonly record struct AgentName
{
    [Id(0)]
    private readonly string? _value;

    private AgentName(string value) => _value = value;

    /// <summary>Reads a name; <see langword="false"/> when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AgentName name)
    {
        var valid = text is { Length: >= 1 and <= 64 }
            && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
        name = valid ? new AgentName(text!) : default;
        return valid;
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is not an agent name.</exception>
    public static AgentName Parse(string text) => TryParse(text, out var name)
        ? name
        : throw new FormatException("An agent name is 1 to 64 lower-case letters, digits or '_', and starts with a letter.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
