using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>What a step knows about itself.</summary>
/// <param name="OperationId">The same at every attempt: hand it to whatever has an effect, so that a repetition is recognised.</param>
/// <param name="Attempt">From 1; above 1 when the step runs again after a crash or a failed attempt.</param>
public sealed record StepScope(OperationId OperationId, int Attempt);
