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

    /// <summary>How many calls lie above it: 0 for the run's own agent.</summary>
    public int Depth => ToString().AsSpan().Count('.');

    /// <summary>Whether this execution was called by another one, or by one that it called.</summary>
    public bool IsBelow(CallId other) => ToString().StartsWith($"{other}.", StringComparison.Ordinal);

    /// <summary>The call that this one was made in, and its step; <see langword="false"/> for the run's own agent.</summary>
    public bool TryGetCaller(out CallId caller, out int step)
    {
        var text = ToString();
        var dot = text.LastIndexOf('.');
        caller = dot < 0 ? default : new CallId(text[..dot]);
        step = dot < 0 ? 0 : int.Parse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return dot >= 0;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not a call id.</exception>
    public static CallId Parse(string text) =>
        TryParse(text, out var callId) ? callId : throw new FormatException("A call id is step numbers with dots between.");

    /// <summary>Reads an id; <see langword="false"/> when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CallId callId)
    {
        var valid = text is { Length: > 0 and <= MaxLength }
            && text.Split('.').All(part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit));
        callId = valid ? new CallId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "0";
}
