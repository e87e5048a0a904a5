namespace Netra.Grains.Abstractions.Runs;

/// <summary>What follows from a status.</summary>
public static class RunStatusExtensions
{
    /// <summary>Whether a run with this status has ended: nothing of it changes any more.</summary>
    public static bool IsTerminal(this RunStatus status) => status is not (RunStatus.Queued or RunStatus.Running or RunStatus.AwaitingApproval);

    /// <summary>The name of the status in JSON.</summary>
    public static string ToWireName(this RunStatus status) => status switch
    {
        RunStatus.Queued => "queued",
        RunStatus.Running => "running",
        RunStatus.AwaitingApproval => "awaiting_approval",
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        RunStatus.Cancelled => "cancelled",
        RunStatus.TimedOut => "timed_out",
        RunStatus.OutcomeUnknown => "outcome_unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
