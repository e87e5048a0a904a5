using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Data;

/// <summary>For what a context is opened: what is read through it is charged there.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Step">The step of it; <see langword="null"/>: outside of any.</param>
[GenerateSerializer, Immutable, Alias("netra.ContextUser")]
public sealed record ContextUser([property: Id(0)] AgentExecution Execution, [property: Id(1)] int? Step);
