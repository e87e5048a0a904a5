namespace Netra.Grains.Agents;

/// <summary>
/// Counts what an execution waits for that is not its own work: its user's grain, the store of runs, its node. An agent that is held up is not silent.
/// Thread-safe: agents may do several things at once, anywhere.
/// </summary>
internal sealed class HoldUps
{
    private int _underWay;

    /// <summary>Whether it waits for any.</summary>
    public bool Any => Volatile.Read(ref _underWay) > 0;

    /// <summary>A wait; it ends with the task.</summary>
    public async Task<T> DuringAsync<T>(Func<Task<T>> wait)
    {
        Task<T>? result = null;
        await DuringAsync(() => (Task)(result = wait()));
        return await result!;
    }

    /// <inheritdoc cref="DuringAsync{T}(Func{Task{T}})"/>
    public async Task DuringAsync(Func<Task> wait)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            await wait();
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
