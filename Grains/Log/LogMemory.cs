using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Budgets;

namespace Netra.Grains.Log;

/// <summary>What the writer knows of the log without reading it: what is stored, and nothing that is still on its way.</summary>
internal sealed class LogMemory
{
    private readonly Dictionary<RunId, RunRecord> _runs = [];

    /// <summary>The user's generation.</summary>
    public long Generation { get; private set; }

    /// <summary>The sequence of the newest event.</summary>
    public long Head { get; private set; }

    /// <summary>The sequence of the oldest event kept.</summary>
    public long Tail { get; private set; } = 1;

    /// <summary>The last commit of this writer; <see langword="null"/>: it has made none.</summary>
    public Guid? Last { get; private set; }

    /// <summary>The runs.</summary>
    public IReadOnlyDictionary<RunId, RunRecord> Runs => _runs;

    /// <summary>What had gone of the budgets by day when the log was taken.</summary>
    public ImmutableArray<DaySpending> DaysBefore { get; private set; } = [];

    /// <summary>Begins with what the log says.</summary>
    public void Begin(UserLogState state)
    {
        (Generation, Head, Tail, DaysBefore) = (state.Generation, state.Head, state.Tail, state.Days);
        foreach (var run in state.Runs)
        {
            _runs[run.RunId] = run;
        }
    }

    /// <summary>Takes in a commit that is stored; whether events went with it.</summary>
    public bool Apply(UserCommit commit, ImmutableArray<RunRecord> dropped)
    {
        Last = commit.Id;
        Head += commit.Events.Length;
        foreach (var run in commit.Runs)
        {
            _runs[run.RunId] = run;
        }

        foreach (var run in dropped)
        {
            _runs.Remove(run.RunId);
        }

        var trimmed = commit.Tail is { } tail && tail != Tail;
        Tail = commit.Tail ?? Tail;
        return trimmed;
    }
}
