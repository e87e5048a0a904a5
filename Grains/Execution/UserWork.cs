using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Execution;

/// <summary>What is under way on a user's data. An erase ends it and waits for its end, so that nothing is written after.</summary>
internal sealed class UserWork(RequestRate rate) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>Cancelled when an erase begins.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Begins a piece of work; disposing the result ends it.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.Unavailable"/>: the user is being erased; <see cref="ErrorCodes.LimitExceeded"/>: too many requests.
    /// </exception>
    public Piece Begin(CancellationToken cancellationToken)
    {
        ThrowIfStopped();
        rate.Take();
        _underWay++;
        return new Piece(this, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token));
    }

    /// <summary>Refuses new work.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>.</exception>
    public void ThrowIfStopped()
    {
        if (_stopping.IsCancellationRequested)
        {
            throw new NetraException(ErrorCodes.Unavailable, "The user is being erased. Try again in a moment.") { RetryAfter = TimeSpan.FromSeconds(1) };
        }
    }

    /// <summary>Cancels what is under way; returns when it has ended.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_underWay > 0)
        {
            await _idle.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    /// <summary>A piece of work.</summary>
    internal sealed class Piece(UserWork work, CancellationTokenSource cancellation) : IDisposable
    {
        /// <summary>Ends it before its time.</summary>
        public CancellationToken Token => cancellation.Token;

        /// <inheritdoc/>
        public void Dispose()
        {
            cancellation.Dispose();
            if (--work._underWay == 0 && work._stopping.IsCancellationRequested)
            {
                work._idle.TrySetResult();
            }
        }
    }
}
