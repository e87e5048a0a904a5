using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Isolation;

/// <summary>
/// Who may call what, by interface; everything that is not here is denied. Streams arrive as calls of an Orleans extension: its first
/// call carries the real one, the later ones carry none and stand under the same rule of owner and proof or token; so do cancellations.
/// </summary>
internal static class CallPolicy
{
    private const string StartEnumeration = "StartEnumeration";
    private const string MoveNext = "MoveNext";
    private const string DisposeAsync = "DisposeAsync";

    // Internal to Orleans, so known by its name: a client outside of the silos says that it no longer waits for a call.
    private const string CancellationExtension = "Orleans.Runtime.IGrainCallCancellationExtension";
    private const string CancelRequest = "CancelRequestAsync";

    /// <summary>The audience of a call to a user's grain or an agent's grain; <see langword="null"/>: nobody.</summary>
    public static Audience? AudienceOf(IIncomingGrainCallContext call)
    {
        if (call.InterfaceMethod.DeclaringType == typeof(Orleans.Runtime.IAsyncEnumerableGrainExtension))
        {
            return call.InterfaceMethod.Name switch
            {
                StartEnumeration => AudienceOf(StreamedInterface(call), call.TargetId),
                MoveNext or DisposeAsync => OwnedGrains.IsUser(call.TargetId) ? Audience.ClientOrAgent : null,
                _ => null,
            };
        }

        return call.InterfaceMethod.DeclaringType?.FullName == CancellationExtension
            ? call.InterfaceMethod.Name == CancelRequest && OwnedGrains.IsUser(call.TargetId) ? Audience.ClientOrAgent : null
            : AudienceOf(call.InterfaceMethod.DeclaringType, call.TargetId);
    }

    private static Audience? AudienceOf(Type? contract, GrainId target) => contract switch
    {
        _ when contract == typeof(IUserExecutionGrain) && OwnedGrains.IsUser(target) => Audience.Client,
        _ when contract == typeof(IUserDataGrain) && OwnedGrains.IsUser(target) => Audience.Agent,
        _ when contract == typeof(IUserRunGrain) && OwnedGrains.IsUser(target) => Audience.Agent,
        _ when contract == typeof(IUserRecoveryGrain) && OwnedGrains.IsUser(target) => Audience.Recovery,
        _ when contract == typeof(IAgentGrain) && OwnedGrains.IsAgent(target) => Audience.User,
        _ => null,
    };

    private static Type? StreamedInterface(IIncomingGrainCallContext call) =>
        call.Request.GetArgumentCount() > 1 && call.Request.GetArgument(1) is Orleans.Serialization.Invocation.IInvokable streamed
            ? streamed.GetInterfaceType()
            : null;
}
