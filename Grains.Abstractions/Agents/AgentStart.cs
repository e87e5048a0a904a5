using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>Everything an agent's grain needs to begin, or to go on after a crash.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Version">The version of the agent that it began with.</param>
/// <param name="Journal">The steps recorded so far, in order; empty at the first start.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentStart")]
public sealed record AgentStart(
    [property: Id(0)] AgentRequest Request,
    [property: Id(1)] string Version,
    [property: Id(2)] ImmutableArray<JournalEntry> Journal)
{
    /// <summary>Where it stands in a trace, in the form of <c>traceparent</c>; <see langword="null"/>: nowhere.</summary>
    [Id(3)]
    public string? Trace { get; init; }
}
