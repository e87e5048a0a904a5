using Netra.Grains.Abstractions.Runs;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>How an agent execution ended.</summary>
/// <param name="Status">A terminal status.</param>
/// <param name="Result">The result, when it completed.</param>
/// <param name="Error">What went wrong, when it did.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentOutcome")]
public sealed record AgentOutcome(
    [property: Id(0)] RunStatus Status,
    [property: Id(1)] AgentResult? Result,
    [property: Id(2)] RunError? Error);
