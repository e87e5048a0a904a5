using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>
/// Takes out of the time limit of runs the time in which no run could go on, or nobody could tell: while the store of runs is away, while this node stands
/// still, and from the loss of a node until another takes up its runs.
/// </summary>
internal sealed class RunExcuses(UserLogWriter writer, IUserLog log, RunRegistry runs, TimeProvider time)
{
    // Runs are looked after each second, once the store has confirmed whose they are.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(3);

    private TimeSpan _lost;
    private DateTimeOffset _lookedAt = time.GetUtcNow();

    /// <summary>Learns from the log how long nobody may have worked on the runs that are taken up: since the last event.</summary>
    public async Task RecoverAsync(UserLogState state)
    {
        _lookedAt = time.GetUtcNow();
        if (state.Head >= state.Tail && state.Runs.Any(run => run.IsWorking))
        {
            var last = await log.ReadEventsAsync(state.Head - 1, 1, CancellationToken.None);
            _lost = _lookedAt > last[0].Timestamp ? _lookedAt - last[0].Timestamp : TimeSpan.Zero;
        }
    }

    /// <summary>Excuses the runs at work for the time that was lost since this was called before. It is stored with them, for whoever takes them up.</summary>
    public async Task ExcuseAsync(DateTimeOffset now)
    {
        var away = _lost + (now - _lookedAt > Usual ? now - _lookedAt : TimeSpan.Zero);
        (_lost, _lookedAt) = (TimeSpan.Zero, now);
        if (away <= TimeSpan.Zero)
        {
            return;
        }

        await Task.WhenAll(runs.Active.Where(active => !active.Ending).Select(active => runs.Find(active.RunId)).OfType<RunRecord>().Where(run => run.StartedAt is not null).ToArray()
            .Select(run => writer.CommitAsync(new LogChange { Run = runs.Put(Excused(run, away, now)) })));
    }

    // Never more than it has run.
    private static RunRecord Excused(RunRecord run, TimeSpan away, DateTimeOffset now)
    {
        var counted = now - run.StartedAt!.Value - run.ParkedTime;
        return run with { ParkedTime = run.ParkedTime + (away < counted ? away : counted) };
    }
}
