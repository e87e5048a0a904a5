using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>
/// The place of one agent execution in its run: <c>0</c> is the run's own agent, and an agent called at step <c>n</c> of
/// call <c>c</c> is <c>c.n</c>. Derived, so that a resumed run finds the same calls again.
/// </summary>
[GenerateSerializer, Immutable, Alias("netra.CallId")]
public readonly record struct CallId
{
    private const int MaxLength = 64;

    [Id(0)]
    private readonly string? _value;

    private CallId(string value) => _value = value;

    /// <summary>The run's own agent.</summary>
    public static CallId Root { get; } = new("0");

    /// <summary>The call made at a step of this one.</summary>
    public CallId Child(int step) => new(string.Create(CultureInfo.InvariantCulture, $"{this}.{step}"));

    /// <summary>Reads an id; <see langword="false"/> when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CallId callId)
    {
        var valid = text is { Length: > 0 and <= MaxLength }
            && text.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        callId = valid ? new CallId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "0";
}
