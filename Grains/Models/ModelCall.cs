using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Models;

/// <summary>One call to the provider, before it is made. Operation and attempt name it: what is reserved and settled twice under them counts once.</summary>
/// <param name="Operation">The step's operation, the same at every attempt.</param>
/// <param name="Attempt">From 1. Each attempt may cost.</param>
/// <param name="Model">The model's name.</param>
/// <param name="InputTokens">What is sent, estimated from its length.</param>
/// <param name="MaxOutputTokens">The most that can come back.</param>
internal sealed record ModelCall(OperationId Operation, int Attempt, string Model, long InputTokens, long MaxOutputTokens);
