namespace Netra.Grains.Isolation;

/// <summary>
/// Recognises the ticks of a grain's own timers. Orleans delivers them as calls of the grain to itself, past all outgoing filters, so they carry no
/// proof. The request of a tick is the runtime's live timer object, which no serializer writes: it cannot have come from another process, whatever
/// sender a message claims.
/// </summary>
internal static class OwnTimer
{
    private const string TimerTypes = "Orleans.Runtime.GrainTimer";

    /// <summary>Whether the call is such a tick.</summary>
    public static bool IsTick(IIncomingGrainCallContext call)
    {
        var request = call.Request.GetType();
        return call.SourceId == call.TargetId
            && request.Assembly == typeof(GrainService).Assembly
            && request.FullName?.StartsWith(TimerTypes, StringComparison.Ordinal) == true;
    }
}
