
namespace Netra.Grains.Isolation;

/// <summary>
/// Stamps a proof on calls that a user's grain, an agent's grain or the recovery service sends to a user's grain or agent's grain. It exists on silos
/// only, and calls of the silo's own hosted client are never stamped: they need a token.
/// </summary>
internal sealed class ProofStampFilter(CallProof proof, RecoveryCaller recovery) : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // Whatever an incoming call or an agent's code left behind must not travel on.
        RequestContext.Remove(CallProof.ContextKey);
        if (context.SourceId is { } source && OwnedGrains.IsOwned(context.TargetId) && (OwnedGrains.IsOwned(source) || recovery.Is(source)))
        {
            RequestContext.Set(CallProof.ContextKey, proof.Make(source, context.TargetId));
        }

        await context.Invoke();
    }
}
