using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>
/// Takes out of the limits of runs the time in which no run can go on: while the store of runs is away, and from the loss of a node until another takes
/// up its runs.
/// </summary>
internal sealed class RunExcuses(UserLogWriter writer, IUserLog log, RunRegistry runs, TimeProvider time)
{
    private TimeSpan _excused;

    /// <summary>Learns from the log how long nobody may have worked on the runs that are taken up: since the last event.</summary>
    public async Task RecoverAsync(UserLogState state)
    {
        if (state.Head >= state.Tail && state.Runs.Any(run => run.IsWorking))
        {
            var last = await log.ReadEventsAsync(state.Head - 1, 1, CancellationToken.None);
            var lost = time.GetUtcNow() - last[0].Timestamp;
            _excused = lost > TimeSpan.Zero ? -lost : TimeSpan.Zero;
        }
    }

    /// <summary>Excuses the runs at work for the time that was lost since this was called before. It is stored with them, for whoever takes them up.</summary>
    public async Task ExcuseAsync(DateTimeOffset now)
    {
        var away = writer.Away - _excused;
        if (away <= TimeSpan.Zero)
        {
            return;
        }

        _excused += away;
        var held = runs.Active.Where(active => !active.Ending).ToArray();
        foreach (var active in held)
        {
            active.Excuse(away, now);
        }

        await Task.WhenAll(held.Select(active => runs.Find(active.RunId)).OfType<RunRecord>().Where(run => run.StartedAt is not null)
            .Select(run => writer.CommitAsync(new LogChange { Run = runs.Put(Excused(run, away, now)) })));
    }

    // Never more than it has run.
    private static RunRecord Excused(RunRecord run, TimeSpan away, DateTimeOffset now)
    {
        var counted = now - run.StartedAt!.Value - run.ParkedTime;
        return run with { ParkedTime = run.ParkedTime + (away < counted ? away : counted) };
    }
}
