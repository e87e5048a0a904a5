namespace Netra.Embedded.Http;

/// <summary>
/// Bounds how many requests the engine works on at once, and how many wait for it. A place is taken before a body is read, so that a flood of requests
/// costs no memory. The engine blocks its caller: the pool must have a thread for each place beside its own.
/// </summary>
internal sealed class QueryPlaces : IDisposable
{
    private const int MaxWaiting = 1_000;
    private static readonly int MaxRunning = Math.Max(16, Environment.ProcessorCount * 4);

    private readonly SemaphoreSlim _places = new(MaxRunning, MaxRunning);
    private int _waiting;

    public QueryPlaces()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, MaxRunning + Environment.ProcessorCount), completions);
    }

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    /// <exception cref="FrontException">Too many wait already.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw FrontException.TooManyQueries();
        }

        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return new Place(_places);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
