using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Isolation;

/// <summary>
/// Stands before every call to a grain that belongs to a user, and denies by default. Orleans itself authorises nothing: any client can name
/// any grain, and what a call says of its sender is set by the sender.
/// </summary>
internal sealed partial class IsolationGuard(CallProof proof, VerifiedTokens tokens, RecoveryCaller recovery, IsolationMetrics metrics, ILogger<IsolationGuard> logger)
    : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (!OwnedGrains.IsOwned(context.TargetId) || OwnTimer.IsTick(context))
        {
            await context.Invoke();
            return;
        }

        var stamp = RequestContext.Get(CallProof.ContextKey) as byte[];
        var token = RequestContext.Get(CallerToken.ContextKey) as string;

        // Credentials are for this door only: code behind it never sees them and cannot pass them on.
        RequestContext.Remove(CallProof.ContextKey);
        RequestContext.Remove(CallerToken.ContextKey);
        if (await JudgeAsync(context, stamp, token) is { } reason)
        {
            metrics.Denied(reason);
            LogDenied(logger, reason, context.InterfaceName, context.MethodName);
            throw new NetraException(ErrorCodes.Forbidden, "This call is not allowed.");
        }

        CurrentCaller.Source = context.SourceId;
        await context.Invoke();
    }

    private async ValueTask<DenialReason?> JudgeAsync(IIncomingGrainCallContext call, byte[]? stamp, string? token)
    {
        if (call.SourceId is not { } source)
        {
            return DenialReason.NoSource;
        }

        if (CallPolicy.AudienceOf(call) is not { } audience)
        {
            return DenialReason.NotAllowed;
        }

        if (!OwnedGrains.TryGetOwner(call.TargetId, out var owner))
        {
            return DenialReason.ForeignOwner;
        }

        if (source.IsClient())
        {
            return audience is Audience.Client or Audience.ClientOrAgent
                ? await tokens.JudgeAsync(token, owner)
                : DenialReason.NotAllowed;
        }

        var allowed = audience switch
        {
            Audience.Agent or Audience.ClientOrAgent => OwnedGrains.IsAgent(source),
            Audience.User => OwnedGrains.IsUser(source),
            Audience.Recovery => recovery.Is(source),
            _ => false,
        };
        if (!allowed)
        {
            return DenialReason.NotAllowed;
        }

        if (audience != Audience.Recovery && (!OwnedGrains.TryGetOwner(source, out var sender) || sender != owner))
        {
            return DenialReason.ForeignOwner;
        }

        return proof.Holds(source, call.TargetId, stamp) ? null : DenialReason.NoProof;
    }

    [LoggerMessage(LogLevel.Warning, "Denied a call of {Interface}.{Method}: {Reason}")]
    private static partial void LogDenied(ILogger logger, DenialReason reason, string @interface, string method);
}
