namespace Netra.Grains.Log;

/// <summary>
/// Whether this activation is the writer of the log. It becomes it once, makes sure of it by asking, and when it is over it is over for good.
/// Not thread-safe: it lives on its activation's scheduler.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="taken">Called with what the log says when it is taken, before anybody goes on with it.</param>
/// <param name="time">The clock.</param>
internal sealed class LogOwnership(IUserLog log, Action<UserLogState> taken, TimeProvider time) : IDisposable
{
    /// <summary>How long what is in memory may be told without asking the log; a new owner waits as long before it writes.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _over = new();
    private Task<UserLogState>? _taking;
    private long _confirmedAt;
    private long? _ownerBefore;

    /// <summary>The epoch it took.</summary>
    public long Epoch { get; private set; }

    /// <summary>Whether the log was taken.</summary>
    public bool IsTaken => _taking is { IsCompletedSuccessfully: true };

    /// <summary>Whether nothing is written any more: another one has the log, or this one gave up.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Cancelled when it is over.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Whether a check within the last two seconds said that it is the writer.</summary>
    public bool IsConfirmed => time.GetElapsedTime(_confirmedAt) < Confirmed;

    /// <summary>Whether the owner before may still tell what it remembers.</summary>
    public bool MustWait => LeftToWait > TimeSpan.Zero;

    private TimeSpan LeftToWait => _ownerBefore is { } since ? Confirmed - time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Takes the log when it is first needed; the state as of that moment.</summary>
    public async Task<UserLogState> TakeAsync()
    {
        ThrowIfOver();
        if (_taking is { IsCompleted: true, IsCompletedSuccessfully: false })
        {
            _taking = null;
        }

        return await (_taking ??= TakeLogAsync());
    }

    /// <summary>Waits until the owner before tells nothing from memory any more: nothing new may become true meanwhile.</summary>
    public async Task WaitForOwnerBeforeAsync()
    {
        if (MustWait)
        {
            await Task.Delay(LeftToWait, time, _over.Token);
        }

        _ownerBefore = null;
    }

    /// <summary>Asks the log whether this is its writer.</summary>
    public Task<bool> AskAsync(CancellationToken cancellationToken) => ConfirmByAsync(() => log.IsCurrentAsync(Epoch, cancellationToken));

    /// <summary>
    /// Makes a request that the log answers to its writer only, or with that it is over. It confirms as of when it was sent: the answer was true no earlier,
    /// however long it took.
    /// </summary>
    public async Task<T> ConfirmByAsync<T>(Func<Task<T>> request)
    {
        var sent = time.GetTimestamp();
        var answer = await request();
        _confirmedAt = sent;
        return answer;
    }

    /// <summary>It is over; harmless when it was before.</summary>
    public void End()
    {
        IsOver = true;
        _over.Cancel();
    }

    /// <summary>Refuses to go on when it is over.</summary>
    /// <exception cref="LogFencedException">It is.</exception>
    public void ThrowIfOver()
    {
        if (IsOver)
        {
            throw new LogFencedException();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _over.Dispose();

    private async Task<UserLogState> TakeLogAsync()
    {
        var state = await ConfirmByAsync(() => log.TakeAsync(_over.Token));
        Epoch = state.Epoch;
        _ownerBefore = state.Released || state.Epoch == 1 ? null : time.GetTimestamp();
        taken(state);
        return state;
    }
}
