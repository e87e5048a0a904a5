using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>A call of one agent by another, as recorded in the caller's step.</summary>
/// <param name="Agent">The agent called.</param>
/// <param name="Message">What it is asked.</param>
/// <param name="Parameters">A JSON object of the caller's.</param>
[GenerateSerializer, Immutable, Alias("netra.CalledAgent")]
public sealed record CalledAgent([property: Id(0)] AgentName Agent, [property: Id(1)] string Message, [property: Id(2)] string Parameters)
{
    /// <summary>The version of the agent when it was called; set by the user's grain.</summary>
    [Id(3)]
    public string Version { get; init; } = string.Empty;

    /// <summary>When it was called; set by the user's grain.</summary>
    [Id(4)]
    public DateTimeOffset CalledAt { get; init; }

    /// <summary>Where the call stands in a trace, in the form of <c>traceparent</c>; <see langword="null"/>: nowhere.</summary>
    [Id(5)]
    public string? Trace { get; init; }
}
