using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Log;

/// <summary>Makes commits and sends each until the store answers: the same sealed bytes every time, so that it is stored once whatever became of the attempts before.</summary>
internal sealed class CommitSender(IUserLog log, LogMemory stored, LogOwnership ownership, TimeProvider time)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);

    // While the store is away, the circuit before it refuses at once: asking often costs little and goes on soon.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMilliseconds(500);

    /// <summary>Stores changes as one commit; the commit, and the runs it dropped.</summary>
    /// <param name="group">The changes.</param>
    /// <param name="retention">Decides which runs and events are no longer kept at a head.</param>
    /// <exception cref="LogFencedException">Another writer has the log.</exception>
    public async Task<(UserCommit Commit, ImmutableArray<RunRecord> Dropped)> StoreAsync(
        IReadOnlyList<WaitingChange> group, Func<long, (long Tail, ImmutableArray<RunRecord> Dropped)>? retention)
    {
        var commit = GroupCommit.Of(group, stored, ownership.Epoch, time.GetUtcNow());
        var dropped = ImmutableArray<RunRecord>.Empty;
        if (retention is not null && commit.IsOccasionToTrim(group))
        {
            (var tail, dropped) = retention(stored.Head + commit.Events.Length);
            commit = commit.Keeping(stored, tail, dropped);
        }

        return await SendAsync(log.Seal(commit)) == CommitOutcome.Stored ? (commit, dropped) : throw new LogFencedException();
    }

    private async Task<CommitOutcome> SendAsync(SealedCommit commit)
    {
        for (var pause = FirstRetry; ; pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry)
        {
            try
            {
                return await ownership.ConfirmByAsync(() => log.CommitAsync(commit, ownership.Over));
            }
            catch (NetraException failure) when (failure.Code == ErrorCodes.Unavailable)
            {
                await Task.Delay(pause, time, ownership.Over);
            }
        }
    }
}
