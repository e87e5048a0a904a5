using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Recovery;

namespace Netra.Grains.Runs;

/// <summary>
/// Puts runs away that only wait, so that they keep neither memory nor an activation, and takes them up again: their agents begin anew and go on from
/// their journals.
/// </summary>
internal sealed class RunParking(UserLogWriter writer, RunJournals journals, RunRegistry runs, RunAgents agents, RunQueue queue, DueKeeper due, UserLimits limits)
{
    // A wait that ends sooner is not worth beginning anew.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(3);

    // After an agent got what it waited for, it may work on it without a step, and tell nothing.
    private static readonly TimeSpan Unsure = TimeSpan.FromSeconds(15);

    private readonly Dictionary<RunId, Task> _reviving = [];

    /// <summary>When the first of the runs that are put away is to be taken up; <see langword="null"/>: none waits for a time.</summary>
    public DateTimeOffset? WakeAt => runs.All.Min(run => run.WakeAt);

    /// <summary>Puts away the runs that only wait.</summary>
    public async Task ParkAsync(DateTimeOffset now)
    {
        var idle = runs.Active.Where(active => IsIdle(active, now)).ToArray();
        if (idle.Length > 0)
        {
            await Task.WhenAll(idle.Select(active => ParkAsync(active, now)));
            await queue.BeginAsync();
        }
    }

    /// <summary>Takes up the runs whose time has come.</summary>
    public async Task WakeAsync(DateTimeOffset now)
    {
        var woken = runs.All.Where(run => run.WakeAt <= now).Select(run => run.RunId).ToArray();
        if (woken.Length > 0)
        {
            await due.HoldAsync();
            await Task.WhenAll(woken.Select(runId => WakeAsync(runId, now)));
        }

        // Those that are to work and do not: what took them up was interrupted.
        await Task.WhenAll(runs.All.Where(run => run.IsWorking && runs.FindActive(run.RunId) is null).ToArray().Select(run => ReviveAsync(run.RunId)));
    }

    /// <summary>The run as it is when it is taken up.</summary>
    public static RunRecord Unparked(RunRecord run, DateTimeOffset now) => run.ParkedAt is { } parkedAt
        ? run with { ParkedAt = null, WakeAt = null, ParkedTime = run.ParkedTime + (now - parkedAt) }
        : run;

    /// <summary>Has the agents of a run go on whose state says that they work; returns when that is under way.</summary>
    public async Task ReviveAsync(RunId runId)
    {
        if (!_reviving.TryGetValue(runId, out var reviving))
        {
            _reviving[runId] = reviving = ReviveStoredAsync(runId);
        }

        try
        {
            await reviving;
        }
        finally
        {
            _reviving.Remove(runId);
        }
    }

    /// <summary>Has the agents of a run go on; all that is recorded of it must be stored.</summary>
    public async Task RestoreAsync(RunId runId)
    {
        if (await journals.ReadAsync(runId) is { } active && runs.Find(runId) is { IsWorking: true })
        {
            runs.Activate(active);
            foreach (var call in active.Calls)
            {
                agents.Begin(call);
            }
        }
    }

    private bool IsIdle(ActiveRun active, DateTimeOffset now)
    {
        ActiveCall[] calls = [.. active.Calls];
        var unsure = limits.ProgressTimeout / 2 < Unsure ? limits.ProgressTimeout / 2 : Unsure;
        return !active.Ending
            && calls.Length > 0
            && calls.All(call => call is { Begun.IsCompletedSuccessfully: true, Deliveries: 0, IsWaiting: true })
            && now - active.LastProgress >= (calls.All(call => call.SaidToWait) ? Settled : unsure)
            && (calls.Min(call => call.WakeAt) is not { } wakeAt || wakeAt - now >= ShortestWait);
    }

    private async Task ParkAsync(ActiveRun active, DateTimeOffset now)
    {
        var run = runs.Find(active.RunId)!;
        var parked = run with { ParkedAt = now, WakeAt = active.Calls.Min(call => call.WakeAt) };
        agents.Stop(active.Close(_ => true));
        await writer.CommitAsync(new LogChange { Run = runs.Put(parked) });
    }

    private async Task WakeAsync(RunId runId, DateTimeOffset now)
    {
        if (runs.Find(runId) is { WakeAt: { } wakeAt } run && wakeAt <= now)
        {
            await writer.CommitAsync(new LogChange { Run = runs.Put(Unparked(run, now)) });
            await ReviveAsync(runId);
        }
    }

    private async Task ReviveStoredAsync(RunId runId)
    {
        await writer.CommitAsync(new LogChange());
        if (runs.Find(runId) is { IsWorking: true } && runs.FindActive(runId) is null)
        {
            await RestoreAsync(runId);
        }
    }
}
