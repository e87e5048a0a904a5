using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Log;

/// <summary>
/// The durable log of one user: a fenced hash with one writer at a time. Not a general store: the rules of fencing and of commits
/// live behind it. When the store cannot be reached, every method throws <see cref="NetraException"/> with
/// <see cref="ErrorCodes.Unavailable"/>; then the outcome of a commit is unknown, and the same commit is to be sent again.
/// </summary>
internal interface IUserLog
{
    /// <summary>Reads the state of the log without becoming its writer.</summary>
    Task<UserLogState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Becomes the writer: raises the epoch by one, so that every earlier writer is fenced from here on, and returns the state as
    /// of that moment.
    /// </summary>
    Task<UserLogState> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Whether the epoch is still the current one.</summary>
    Task<bool> IsCurrentAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>Seals a commit. Sealing is random, so a commit is sealed once and its sealed form is what is sent, also again.</summary>
    SealedCommit Seal(UserCommit commit);

    /// <summary>Writes a commit in one write, or nothing. Sending the same sealed commit again is harmless.</summary>
    Task<CommitOutcome> CommitAsync(SealedCommit commit, CancellationToken cancellationToken);

    /// <summary>Events after a sequence, in order, at most <paramref name="count"/>.</summary>
    Task<ImmutableArray<UserEvent>> ReadEventsAsync(long after, int count, CancellationToken cancellationToken);

    /// <summary>The steps recorded of one execution, in order.</summary>
    Task<ImmutableArray<JournalEntry>> ReadJournalAsync(RunId runId, CallId callId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes events before <paramref name="tail"/> and all that belongs to dropped runs; fenced. The commit that moved the tail
    /// and dropped the runs came first, so a crash in between only leaves fields that nothing names; the next trim takes them too.
    /// </summary>
    Task TrimAsync(long epoch, long tail, ImmutableArray<RunRecord> dropped, CancellationToken cancellationToken);

    /// <summary>
    /// Begins an erase in one write: raises epoch and generation and marks the log, so that every writer is fenced and whoever takes the log next goes on
    /// with the erase. Begun before, it keeps its generation.
    /// </summary>
    /// <exception cref="LogFencedException">The epoch is not the current one.</exception>
    Task<(long Epoch, long Generation)> BeginEraseAsync(long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Removes everything but epoch and generation, then the salt that everything was sealed with, and ends the erase; sequences start at 1 again.
    /// Interrupted, it is to be called again.
    /// </summary>
    /// <exception cref="LogFencedException">The epoch is not the current one.</exception>
    Task EndEraseAsync(long epoch, CancellationToken cancellationToken);
}
