using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Agents;

/// <summary>
/// An agent's calls of its user's grain: they wait while the store of runs is away. A step that failed for that could not be recorded either, so the run
/// goes on when the store is back, or ends when it is stopped. Each call is one that the user's grain recognises when it comes again.
/// </summary>
internal sealed class StoreWait(HoldUps holdUps, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a call whose time is not the agent's: all that it does is to reach the user's grain, and the store of runs behind it.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) => holdUps.DuringAsync(() => WorkAsync(call, cancellationToken));

    /// <summary>Makes a call that takes as long as what the agent asks for; only while the store of runs is away the agent is held up.</summary>
    public async Task<T> WorkAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call().AnswerAsync(cancellationToken);
            }
            catch (NetraException failure) when (failure.OfRunStore)
            {
                await holdUps.DuringAsync(() => PauseAsync(cancellationToken));
            }
        }
    }

    /// <summary>Gives a context back. A node that is lost has forgotten it, and what was done with it stands.</summary>
    public async ValueTask GiveBackAsync(IUserDataGrain user, Guid contextId)
    {
        try
        {
            await holdUps.DuringAsync(() => user.ReleaseContextAsync(contextId));
        }
        catch (Exception failure) when (UserCalls.IsLost(failure, CancellationToken.None))
        {
            // One that is still held ends when it has been idle for long enough.
        }
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await Task.Delay(Pause, time, ended.Token);
    }
}
