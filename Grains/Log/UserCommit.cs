using System.Collections.Immutable;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Budgets;

namespace Netra.Grains.Log;

/// <summary>All that is written to the log of a user in one write.</summary>
/// <param name="Id">Recognises the commit when it is sent again.</param>
/// <param name="Epoch">The writer's epoch; an older one than the log's is fenced.</param>
/// <param name="ExpectedHead">The head the writer knows; another one is a conflict.</param>
internal sealed record UserCommit(Guid Id, long Epoch, long ExpectedHead)
{
    /// <summary>
    /// The commit before it of the same writer; <see langword="null"/>: it is the writer's first. Another one is a conflict: a commit that was sent again and
    /// comes late, after its successors, must not bring back what they replaced.
    /// </summary>
    public Guid? After { get; init; }

    /// <summary>New events; their sequences follow <see cref="ExpectedHead"/> without a gap.</summary>
    public ImmutableArray<UserEvent> Events { get; init; } = [];

    /// <summary>Runs that are new or changed.</summary>
    public ImmutableArray<RunRecord> Runs { get; init; } = [];

    /// <summary>The ids of all runs kept after this commit, oldest first; default: unchanged.</summary>
    public ImmutableArray<Netra.Grains.Abstractions.Keys.RunId> RunIndex { get; init; }

    /// <summary>Steps that are new or changed.</summary>
    public ImmutableArray<JournalWrite> Journal { get; init; } = [];

    /// <summary>What has gone of the budgets by day; default: unchanged.</summary>
    public ImmutableArray<DaySpending> Days { get; init; }

    /// <summary>The new tail; <see langword="null"/>: unchanged.</summary>
    public long? Tail { get; init; }

    /// <summary>Whether the writer gives the log back with this commit.</summary>
    public bool Release { get; init; }
}
