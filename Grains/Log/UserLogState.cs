using System.Collections.Immutable;
using Netra.Grains.Budgets;

namespace Netra.Grains.Log;

/// <summary>What the log of a user says at one moment.</summary>
/// <param name="Epoch">The current writer's epoch; 0: never written.</param>
/// <param name="Generation">Raised by an erase.</param>
/// <param name="Head">The sequence of the newest event; 0: none.</param>
/// <param name="Tail">The sequence of the oldest event kept; <c>Head + 1</c> when none is.</param>
/// <param name="Erasing">Whether an erase has begun and not ended: nothing but the erase may go on.</param>
/// <param name="Released">Whether the last writer gave the log back in order.</param>
/// <param name="Runs">The runs kept, oldest first.</param>
internal sealed record UserLogState(long Epoch, long Generation, long Head, long Tail, bool Erasing, bool Released, ImmutableArray<RunRecord> Runs)
{
    /// <summary>What has gone of the budgets by day.</summary>
    public ImmutableArray<DaySpending> Days { get; init; } = [];
}
