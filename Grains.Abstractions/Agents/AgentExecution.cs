using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// One execution of an agent in a run. When an agent begins again on another node, the execution before it may still be at work on a
/// node that is thought to be lost: its id tells the two apart, and only the current one is listened to.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="CallId">The place in the run.</param>
/// <param name="Id">Made anew each time the agent begins or goes on.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentExecution")]
public readonly record struct AgentExecution([property: Id(0)] RunId RunId, [property: Id(1)] CallId CallId, [property: Id(2)] Guid Id);
