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
internal sealed class UserLogWriter(IUserLog log, TimeProvider time) : IDisposable
{
    /// <summary>How long what is in memory may be told without asking the log; a new owner waits as long before it writes.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);

    // While the store is away, the circuit before it refuses at once: asking often costs little and goes on soon.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int MaxPending = 2_000;

    // What one write holds: well below what the store takes, so that no caller fails because of the others in its commit.
    private const int MaxRecords = 2_000;
    private const long MaxText = 8 << 20;

    private readonly List<Waiting> _pending = [];
    private readonly Dictionary<RunId, RunRecord> _stored = [];
    private readonly CancellationTokenSource _stopped = new();
    private Task<UserLogState>? _opening;
    private Task _writing = Task.CompletedTask;
    private long _confirmedAt;
    private Guid? _last;
    private bool _fenced;
    private bool _mustWait;

    /// <summary>What is told to others: events that are stored, in order.</summary>
    public Action<ImmutableArray<UserEvent>> Published { get; set; } = static _ => { };

    /// <summary>Called once, when another activation has taken the log, or when a commit cannot be stored: what is in memory is not what the log says then.</summary>
    public Action Fenced { get; set; } = static () => { };

    /// <summary>Decides, for each commit, which runs and events are no longer kept.</summary>
    public Func<long, (long Tail, ImmutableArray<RunRecord> Dropped)>? Retention { get; set; }

    /// <summary>The epoch this writer took.</summary>
    public long Epoch { get; private set; }

    /// <summary>The user's generation: raised by each erase, and with it what the user's rows are stamped with.</summary>
    public long Generation { get; private set; }

    /// <summary>Called when the log says that an erase was interrupted.</summary>
    public Action EraseFound { get; set; } = static () => { };

    /// <summary>The sequence of the newest stored event.</summary>
    public long Head { get; private set; }

    /// <summary>The sequence of the oldest event kept.</summary>
    public long Tail { get; private set; } = 1;

    /// <summary>The runs as stored.</summary>
    public IReadOnlyDictionary<RunId, RunRecord> Stored => _stored;

    /// <summary>What had gone of the budgets by day when the log was taken.</summary>
    public ImmutableArray<DaySpending> DaysBefore { get; private set; } = [];

    /// <summary>Takes the log when this activation first needs it; the state as of that moment.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the user is being erased.</exception>
    public async Task<UserLogState> OpenAsync()
    {
        var state = await TakeOnceAsync();
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
        var state = await TakeOnceAsync();
        await WaitForOwnerBeforeAsync();
        ThrowIfFenced();
        Stop();
        return state with { Epoch = Epoch, Head = Head, Tail = Tail, Runs = [.. _stored.Values] };
    }

    /// <summary>Refuses to begin something new while too much waits for the store.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: it does.</exception>
    public void ThrowIfFull()
    {
        if (_pending.Count >= MaxPending)
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
        ThrowIfFenced();
        if (change.Records == 0)
        {
            // Records stand in memory already: one that was refused would be taken for stored when it is told again.
            ThrowIfFull();
        }

        var waiting = new Waiting(change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Activity.Current);
        _pending.Add(waiting);
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
        ThrowIfFenced();
        if (time.GetElapsedTime(_confirmedAt) >= Confirmed)
        {
            await AskAsync(cancellationToken);
        }
    }

    /// <summary>Makes sure that this is still the writer, by a check that is sent now.</summary>
    /// <exception cref="LogFencedException">It is not.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        ThrowIfFenced();
        var sent = time.GetTimestamp();
        if (!await log.IsCurrentAsync(Epoch, cancellationToken))
        {
            StopFenced();
        }

        ThrowIfFenced();
        _confirmedAt = sent;
    }

    /// <summary>Writes what waits and gives the log back, so that the next owner need not wait for this one.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_opening is not { IsCompletedSuccessfully: true } || _fenced)
        {
            return;
        }

        await _writing.WaitAsync(cancellationToken);
        await log.CommitAsync(log.Seal(new UserCommit(Guid.NewGuid(), Epoch, Head) { After = _last, Release = true }), cancellationToken);
    }

    /// <summary>Gives up: what waits fails, and no commit is sent any more.</summary>
    public void Stop()
    {
        _fenced = true;
        _stopped.Cancel();
        foreach (var waiting in _pending)
        {
            waiting.Stored.TrySetException(new LogFencedException());
        }

        _pending.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private static NetraException Unavailable(string message) =>
        new(ErrorCodes.Unavailable, message) { RetryAfter = TimeSpan.FromSeconds(2) };

    private async Task PatientlyAsync(Task stored)
    {
        try
        {
            await stored.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            throw Unavailable("The store of events and runs does not answer. What was asked may still be stored.");
        }
    }

    private async Task<UserLogState> TakeOnceAsync()
    {
        ThrowIfFenced();
        if (_opening is { IsFaulted: true })
        {
            _opening = null;
        }

        return await (_opening ??= TakeAsync());
    }

    private async Task<UserLogState> TakeAsync()
    {
        var sent = time.GetTimestamp();
        var state = await log.TakeAsync(_stopped.Token);
        _confirmedAt = sent;
        (Epoch, Generation, Head, Tail) = (state.Epoch, state.Generation, state.Head, state.Tail);
        DaysBefore = state.Days;
        foreach (var run in state.Runs)
        {
            _stored[run.RunId] = run;
        }

        _mustWait = !state.Released && state.Epoch > 1;
        return state;
    }

    private async Task WaitForOwnerBeforeAsync()
    {
        if (_mustWait)
        {
            // It may tell what it remembers for this long without asking; nothing new may become true meanwhile.
            await Task.Delay(Confirmed, time, _stopped.Token);
            _mustWait = false;
        }
    }

    private async Task WriteAsync()
    {
        while (_pending.Count > 0 && !_fenced)
        {
            var group = NextGroup();

            // One commit, several causes: it stands in the trace of the first of them, and not of who happened to begin this loop.
            Activity.Current = group[0].Cause;
            try
            {
                await WriteGroupAsync(group);
            }
            catch (Exception failure)
            {
                var told = failure is OperationCanceledException && _fenced ? new LogFencedException() : failure;
                foreach (var waiting in group)
                {
                    waiting.Stored.TrySetException(told);
                }
            }
        }
    }

    private Waiting[] NextGroup()
    {
        var (count, records, text) = (0, 0, 0L);
        foreach (var change in _pending.Select(waiting => waiting.Change))
        {
            (records, text) = (records + change.Records, text + change.Text);
            if (count > 0 && (records > MaxRecords || text > MaxText))
            {
                break;
            }

            count++;
        }

        Waiting[] group = [.. _pending.Take(count)];
        _pending.RemoveRange(0, count);
        return group;
    }

    private async Task WriteGroupAsync(Waiting[] group)
    {
        await OpenAsync();
        await WaitForOwnerBeforeAsync();
        var dropped = ImmutableArray<RunRecord>.Empty;
        var commit = Number(group);
        if (Retention is not null && (commit.Events.Length > 0 || commit.Runs.Length > 0 || group.Any(waiting => waiting.Change.Trims)))
        {
            (var tail, dropped) = Retention(Head + commit.Events.Length);
            commit = commit with { Tail = tail, RunIndex = Kept(commit, dropped) };
        }

        var sealedCommit = log.Seal(commit);
        var outcome = await SendAsync(sealedCommit);
        if (outcome != CommitOutcome.Stored)
        {
            StopFenced();
            throw new LogFencedException();
        }

        var trimmed = Apply(commit, dropped);
        foreach (var waiting in group)
        {
            waiting.Stored.TrySetResult();
        }

        Published(commit.Events);
        if (trimmed || dropped.Length > 0)
        {
            await log.TrimAsync(Epoch, Tail, dropped, _stopped.Token);
        }
    }

    private UserCommit Number(Waiting[] group)
    {
        var now = time.GetUtcNow();
        var timestamp = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var events = group.SelectMany(waiting => waiting.Change.Events).Select((pending, index) => new UserEvent(
            Head + 1 + index,
            pending.Draft.Type,
            pending.Run.RunId,
            pending.Run.ThreadId,
            pending.Agent,
            timestamp,
            pending.Draft.Payload));
        return new UserCommit(Guid.NewGuid(), Epoch, Head)
        {
            After = _last,
            Events = [.. events],
            Runs = [.. group.Select(waiting => waiting.Change.Run).OfType<RunRecord>().GroupBy(run => run.RunId).Select(run => run.Last())],
            Journal = [.. group.SelectMany(waiting => waiting.Change.Journal)],
            Days = group.Select(waiting => waiting.Change.Days).LastOrDefault(days => !days.IsDefault),
        };
    }

    // Runs of commits to come are not in it: the index never names a run that is not stored.
    private ImmutableArray<RunId> Kept(UserCommit commit, ImmutableArray<RunRecord> dropped) =>
    [
        .. _stored.Values.Concat(commit.Runs).Select(run => run.RunId).Except(dropped.Select(run => run.RunId))
            .OrderBy(runId => runId.ToString(), StringComparer.Ordinal),
    ];

    private async Task<CommitOutcome> SendAsync(SealedCommit commit)
    {
        for (var pause = FirstRetry; ; pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry)
        {
            try
            {
                var sent = time.GetTimestamp();
                var outcome = await log.CommitAsync(commit, _stopped.Token);
                _confirmedAt = sent;
                return outcome;
            }
            catch (NetraException failure) when (failure.Code == ErrorCodes.Unavailable)
            {
                await Task.Delay(pause, time, _stopped.Token);
            }
            catch (Exception) when (!_fenced)
            {
                // It will never be stored, and memory says that it is.
                StopFenced();
                throw;
            }
        }
    }

    private bool Apply(UserCommit commit, ImmutableArray<RunRecord> dropped)
    {
        _last = commit.Id;
        Head += commit.Events.Length;
        foreach (var run in commit.Runs)
        {
            _stored[run.RunId] = run;
        }

        foreach (var run in dropped)
        {
            _stored.Remove(run.RunId);
        }

        var trimmed = commit.Tail is { } tail && tail != Tail;
        Tail = commit.Tail ?? Tail;
        return trimmed;
    }

    private void StopFenced()
    {
        if (!_fenced)
        {
            Stop();
            Fenced();
        }
    }

    private void ThrowIfFenced()
    {
        if (_fenced)
        {
            throw new LogFencedException();
        }
    }

    private sealed record Waiting(LogChange Change, TaskCompletionSource Stored, Activity? Cause);
}
