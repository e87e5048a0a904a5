using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Budgets;

namespace Netra.Grains.Log;

/// <summary>
/// The single writer of a user's log. One commit is under way at a time and what arrives meanwhile forms the next. Callers hear of success
/// only after it is stored; while the store is away, the same sealed bytes are sent again until it answers.
/// Not thread-safe: it lives on its activation's scheduler.
/// </summary>
internal sealed class UserLogWriter : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IUserLog _log;
    private readonly TimeProvider _time;
    private readonly WaitingChanges _waiting = new();
    private readonly LogMemory _memory = new();
    private readonly LogOwnership _ownership;
    private readonly CommitSender _sender;
    private Task _writing = Task.CompletedTask;

    public UserLogWriter(IUserLog log, TimeProvider time)
    {
        (_log, _time) = (log, time);
        _ownership = new LogOwnership(log, _memory.Begin, time);
        _sender = new CommitSender(log, _memory, _ownership, time);
    }

    /// <summary>What is told to others: events that are stored, in order.</summary>
    public Action<ImmutableArray<UserEvent>> Published { get; set; } = static _ => { };

    /// <summary>Called once, when another activation has taken the log, or when a commit cannot be stored: what is in memory is not what the log says then.</summary>
    public Action Fenced { get; set; } = static () => { };

    /// <summary>Called when the log says that an erase was interrupted.</summary>
    public Action EraseFound { get; set; } = static () => { };

    /// <summary>Decides, for each commit, which runs and events are no longer kept.</summary>
    public Func<long, (long Tail, ImmutableArray<RunRecord> Dropped)>? Retention { get; set; }

    /// <summary>The epoch this writer took.</summary>
    public long Epoch => _ownership.Epoch;

    /// <summary>The user's generation: raised by each erase, and with it what the user's rows are stamped with.</summary>
    public long Generation => _memory.Generation;

    /// <summary>The sequence of the newest stored event.</summary>
    public long Head => _memory.Head;

    /// <summary>The sequence of the oldest event kept.</summary>
    public long Tail => _memory.Tail;

    /// <summary>The runs as stored.</summary>
    public IReadOnlyDictionary<RunId, RunRecord> Stored => _memory.Runs;

    /// <summary>What had gone of the budgets by day when the log was taken.</summary>
    public ImmutableArray<DaySpending> DaysBefore => _memory.DaysBefore;

    /// <summary>Takes the log when this activation first needs it; the state as of that moment.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the user is being erased.</exception>
    public async Task<UserLogState> OpenAsync()
    {
        var state = await _ownership.TakeAsync();
        if (state.Erasing)
        {
            EraseFound();
            throw Unavailable("The user is being erased. Try again in a moment.");
        }

        return state;
    }

    /// <summary>The state for an erase, also for one that goes on; nobody else writes any more when this returns, and neither does this.</summary>
    public async Task<UserLogState> CloseForEraseAsync()
    {
        var state = await _ownership.TakeAsync();
        await _ownership.WaitForOwnerBeforeAsync();
        _ownership.ThrowIfOver();
        Stop();
        return state with { Head = Head, Tail = Tail, Runs = [.. Stored.Values] };
    }

    /// <summary>Refuses to begin something new while too much waits for the store.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: it does.</exception>
    public void ThrowIfFull()
    {
        if (_waiting.IsFull)
        {
            throw Unavailable("The store of events and runs cannot be reached.");
        }
    }

    /// <summary>Has a change written with the next commit; returns when it is stored.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.Unavailable"/>: the store does not answer; what was asked may still be stored. Or too much waits for it: of a change without records.
    /// </exception>
    public Task CommitAsync(LogChange change)
    {
        _ownership.ThrowIfOver();
        if (change.Records == 0)
        {
            // Records stand in memory already: one that was refused would be taken for stored when it is told again.
            ThrowIfFull();
        }

        var waiting = _waiting.Add(change);
        if (_writing.IsCompleted)
        {
            _writing = WriteAsync();
        }

        return PatientlyAsync(waiting.Stored.Task);
    }

    /// <summary>Opens the log, if that was not done, and makes sure that this is still its writer.</summary>
    /// <exception cref="LogFencedException">It is not.</exception>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the user is being erased, or the store cannot be reached.</exception>
    public async Task OwnAsync(CancellationToken cancellationToken)
    {
        await OpenAsync();
        await ConfirmAsync(cancellationToken);
    }

    /// <summary>Makes sure that this is still the writer, by a check sent within the last two seconds.</summary>
    /// <exception cref="LogFencedException">It is not.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        _ownership.ThrowIfOver();
        if (!_ownership.IsConfirmed)
        {
            await AskAsync(cancellationToken);
        }
    }

    /// <summary>Makes sure that this is still the writer, by a check that is sent now.</summary>
    /// <exception cref="LogFencedException">It is not.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        _ownership.ThrowIfOver();
        if (!await _ownership.AskAsync(cancellationToken))
        {
            StopFenced();
        }

        _ownership.ThrowIfOver();
    }

    /// <summary>Writes what waits, stops, and gives the log back, so that the next owner need not wait for this one.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        while (_ownership.IsTaken && !_writing.IsCompleted)
        {
            await _writing.WaitAsync(cancellationToken);
        }

        if (!_ownership.IsTaken || _ownership.IsOver)
        {
            return;
        }

        // The next owner may write at once, so nothing is told from memory any more; nor may the one before this still tell what it remembers.
        Stop();
        if (!_ownership.MustWait)
        {
            await _log.CommitAsync(_log.Seal(new UserCommit(Guid.NewGuid(), _ownership.Epoch, Head) { After = _memory.Last, Release = true }), cancellationToken);
        }
    }

    /// <summary>Gives up: what waits fails, and no commit is sent any more.</summary>
    public void Stop()
    {
        _ownership.End();
        _waiting.Refuse();
    }

    /// <inheritdoc/>
    public void Dispose() => _ownership.Dispose();

    private static NetraException Unavailable(string message) =>
        new(ErrorCodes.Unavailable, message) { RetryAfter = TimeSpan.FromSeconds(2) };

    private async Task PatientlyAsync(Task stored)
    {
        try
        {
            await stored.WaitAsync(Patience, _time);
        }
        catch (TimeoutException)
        {
            throw Unavailable("The store of events and runs does not answer. What was asked may still be stored.");
        }
    }

    private async Task WriteAsync()
    {
        while (!_waiting.IsEmpty && !_ownership.IsOver)
        {
            var group = _waiting.TakeGroup();

            // One commit, several causes: it stands in the trace of the first of them, and not of who happened to begin this loop.
            Activity.Current = group[0].Cause;
            try
            {
                await WriteGroupAsync(group);
            }
            catch (Exception failure)
            {
                var told = failure is OperationCanceledException && _ownership.IsOver ? new LogFencedException() : failure;
                foreach (var waiting in group)
                {
                    waiting.Stored.TrySetException(told);
                }
            }
        }
    }

    private async Task WriteGroupAsync(WaitingChange[] group)
    {
        await OpenAsync();
        await _ownership.WaitForOwnerBeforeAsync();
        var (commit, dropped) = await StoreAsync(group);
        var trimmed = _memory.Apply(commit, dropped);
        foreach (var waiting in group)
        {
            waiting.Stored.TrySetResult();
        }

        Published(commit.Events);
        if (trimmed || dropped.Length > 0)
        {
            await _log.TrimAsync(_ownership.Epoch, Tail, dropped, _ownership.Over);
        }
    }

    private async Task<(UserCommit Commit, ImmutableArray<RunRecord> Dropped)> StoreAsync(WaitingChange[] group)
    {
        try
        {
            return await _sender.StoreAsync(group, Retention);
        }
        catch (Exception) when (!_ownership.IsOver)
        {
            // It will never be stored, and the memory of those who asked for it says that it is.
            StopFenced();
            throw;
        }
    }

    private void StopFenced()
    {
        if (!_ownership.IsOver)
        {
            Stop();
            Fenced();
        }
    }
}
