using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>
/// The runs of a user in memory, oldest first. It holds what has been decided; what may be told to others is
/// <see cref="UserLogWriter.Stored"/>.
/// </summary>
internal sealed class RunRegistry
{
    private readonly List<RunRecord> _runs = [];
    private readonly Dictionary<RunId, ActiveRun> _active = [];

    /// <summary>All runs, oldest first.</summary>
    public IReadOnlyList<RunRecord> All => _runs;

    /// <summary>The runs whose agents work, with what is known of their executions.</summary>
    public IReadOnlyCollection<ActiveRun> Active => _active.Values;

    /// <summary>Replaces everything by what the log says.</summary>
    public void Load(ImmutableArray<RunRecord> runs)
    {
        _runs.Clear();
        _active.Clear();
        _runs.AddRange(runs);
    }

    /// <summary>How many runs have a status.</summary>
    public int Count(RunStatus status) => _runs.Count(run => run.Status == status);

    /// <summary>The run, or <see langword="null"/>.</summary>
    public RunRecord? Find(RunId runId) => _runs.Find(run => run.RunId == runId);

    /// <summary>The run that a request started, or <see langword="null"/>.</summary>
    public RunRecord? FindByRequest(string requestId) => _runs.Find(run => run.RequestId == requestId);

    /// <summary>The longest waiting run, or <see langword="null"/>.</summary>
    public RunRecord? NextQueued() => _runs.Find(run => run.Status == RunStatus.Queued);

    /// <summary>The place of a waiting run in the queue, from 1.</summary>
    public int QueuePosition(RunId runId) =>
        1 + _runs.Where(run => run.Status == RunStatus.Queued).TakeWhile(run => run.RunId != runId).Count();

    /// <summary>Adds a run or replaces it by its newer state.</summary>
    public RunRecord Put(RunRecord run)
    {
        var index = _runs.FindIndex(known => known.RunId == run.RunId);
        if (index < 0)
        {
            _runs.Add(run);
        }
        else
        {
            _runs[index] = run;
        }

        if (!run.IsWorking)
        {
            _active.Remove(run.RunId);
        }

        return run;
    }

    /// <summary>Begins to track the executions of a run that works.</summary>
    public ActiveRun Activate(RunId runId, DateTimeOffset now) => Activate(new ActiveRun(runId, now));

    /// <summary>Begins to track executions that were read back.</summary>
    public ActiveRun Activate(ActiveRun active) => _active[active.RunId] = active;

    /// <summary>What is known of a working run, or <see langword="null"/> when it does not work.</summary>
    public ActiveRun? FindActive(RunId runId) => _active.GetValueOrDefault(runId);

    /// <summary>Forgets the ended runs above <paramref name="keep"/> and returns them: those that ended first, so that nobody misses the end of a run that took long.</summary>
    public ImmutableArray<RunRecord> DropOldest(int keep)
    {
        var excess = _runs.Count(run => run.HasEnded) - keep;
        ImmutableArray<RunRecord> dropped = excess <= 0 ? [] : [.. _runs.Where(run => run.HasEnded).OrderBy(run => run.CompletedAt).Take(excess)];
        foreach (var run in dropped)
        {
            _runs.Remove(run);
        }

        return dropped;
    }
}
