using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Execution;

namespace Netra.Grains.Runs;

/// <summary>Decides whether a new run begins, waits or is refused. Decided in memory; it becomes true in the commit that follows.</summary>
internal sealed class RunAdmission(UserLimits limits, RunRegistry runs)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The status a new run gets.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: as many run and wait as may.</exception>
    public RunStatus Admit()
    {
        if (runs.All.Count(run => run.ParkedAt is not null) >= limits.ParkedRuns)
        {
            throw new NetraException(ErrorCodes.LimitExceeded, $"{limits.ParkedRuns} runs sleep or wait for a person. Decide or cancel some of them.") { RetryAfter = RetryAfter };
        }

        if (HasRoom && runs.Count(RunStatus.Queued) == 0)
        {
            return RunStatus.Running;
        }

        return runs.Count(RunStatus.Queued) < limits.QueuedRuns
            ? RunStatus.Queued
            : throw new NetraException(
                ErrorCodes.LimitExceeded,
                $"{limits.ConcurrentRuns} runs are under way and {limits.QueuedRuns} are waiting. Try again when one has ended.")
            { RetryAfter = RetryAfter };
    }

    /// <summary>Whether a waiting run may begin.</summary>
    public bool HasRoom => runs.All.Count(run => run.IsWorking) < limits.ConcurrentRuns;
}
