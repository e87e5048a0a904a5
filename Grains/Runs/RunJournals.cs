using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>Reads back what is recorded of runs whose agents are not at work.</summary>
internal sealed class RunJournals(IUserLog log, RunRegistry runs, TimeProvider time)
{
    /// <summary>
    /// The executions of a run that have not ended, each with its steps, as of one moment; <see langword="null"/> when the run is at work or has ended. All that
    /// is recorded of it must be stored.
    /// </summary>
    public async Task<ActiveRun?> ReadAsync(RunId runId)
    {
        while (runs.Find(runId) is { HasEnded: false, StartedAt: not null } run && runs.FindActive(runId) is null)
        {
            var journals = new Dictionary<CallId, ImmutableArray<JournalEntry>>();
            foreach (var callId in run.Calls.Where(call => !call.Ended).Select(call => call.CallId).Prepend(CallId.Root))
            {
                journals[callId] = await log.ReadJournalAsync(runId, callId, CancellationToken.None);
            }

            if (ReferenceEquals(runs.Find(runId), run) && runs.FindActive(runId) is null)
            {
                return Build(run, journals);
            }
        }

        return null;
    }

    private ActiveRun Build(RunRecord run, Dictionary<CallId, ImmutableArray<JournalEntry>> journals)
    {
        var now = time.GetUtcNow();
        var active = new ActiveRun(run.RunId, now);
        RunQueue.AddRoot(active, run, now).Restore(journals[CallId.Root]);
        foreach (var called in run.Calls.Where(call => !call.Ended))
        {
            called.CallId.TryGetCaller(out var caller, out var step);
            active.Add(RunSteps.CallOf(run, called.CallId, journals[caller][step].Call!, now)).Restore(journals[called.CallId]);
        }

        return active;
    }
}
