using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents;

/// <summary>
/// An agent's calls of its user's grain: they wait while the store of runs is away. A step that failed for that could not be recorded either, so the run
/// goes on when the store is back, or ends when it is stopped. Each call is one that the user's grain recognises when it comes again.
/// </summary>
internal sealed class StoreWait(TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a call, again and again while the store of runs is away.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call().AnswerAsync(cancellationToken);
            }
            catch (NetraException failure) when (failure.OfRunStore)
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
                await Task.Delay(Pause, time, ended.Token);
            }
        }
    }
}
