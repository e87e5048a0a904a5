using System.Collections.Immutable;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Log;

/// <summary>Makes one commit of the changes of several callers: this is where events get their sequences.</summary>
internal static class GroupCommit
{
    /// <summary>The commit that follows what is stored.</summary>
    public static UserCommit Of(IReadOnlyList<WaitingChange> group, LogMemory stored, long epoch, DateTimeOffset now)
    {
        var timestamp = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var events = group.SelectMany(waiting => waiting.Change.Events).Select((pending, index) => new UserEvent(
            stored.Head + 1 + index,
            pending.Draft.Type,
            pending.Run.RunId,
            pending.Run.ThreadId,
            pending.Agent,
            timestamp,
            pending.Draft.Payload));
        return new UserCommit(Guid.NewGuid(), epoch, stored.Head)
        {
            After = stored.Last,
            Events = [.. events],
            Runs = [.. group.Select(waiting => waiting.Change.Run).OfType<RunRecord>().GroupBy(run => run.RunId).Select(run => run.Last())],
            Journal = [.. group.SelectMany(waiting => waiting.Change.Journal)],
            Days = group.Select(waiting => waiting.Change.Days).LastOrDefault(days => !days.IsDefault),
        };
    }

    /// <summary>Whether it is an occasion to drop what is no longer kept.</summary>
    public static bool IsOccasionToTrim(this UserCommit commit, IReadOnlyList<WaitingChange> group) =>
        commit.Events.Length > 0 || commit.Runs.Length > 0 || group.Any(waiting => waiting.Change.Trims);

    /// <summary>The same commit, dropping what is no longer kept.</summary>
    public static UserCommit Keeping(this UserCommit commit, LogMemory stored, long tail, ImmutableArray<RunRecord> dropped)
    {
        // Runs of commits to come are not in it: the index never names a run that is not stored.
        var kept = stored.Runs.Values.Concat(commit.Runs).Select(run => run.RunId).Except(dropped.Select(run => run.RunId));
        return commit with { Tail = tail, RunIndex = [.. kept.OrderBy(runId => runId.ToString(), StringComparer.Ordinal)] };
    }
}
