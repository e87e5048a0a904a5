using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Agents;

/// <summary>
/// An agent's calls of its user's grain. When the grain's node is lost on the way, the agent sees what it sees of a store that is away, and what its
/// steps are tried again after.
/// </summary>
internal static class UserCalls
{
    /// <summary>The answer of a call.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: there was none; the call may have taken effect.</exception>
    public static async Task<T> AnswerAsync<T>(this Task<T> call)
    {
        await AnswerAsync((Task)call);
        return await call;
    }

    /// <inheritdoc cref="AnswerAsync{T}(Task{T})"/>
    public static async Task AnswerAsync(this Task call)
    {
        try
        {
            await call;
        }
        catch (Exception failure) when (IsLost(failure))
        {
            throw Lost();
        }
    }

    /// <summary>The items of a stream.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: it broke off.</exception>
    public static async IAsyncEnumerable<T> AnswersAsync<T>(this IAsyncEnumerable<T> call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var items = call.GetAsyncEnumerator(cancellationToken);
        while (await items.MoveNextAsync().AsTask().AnswerAsync())
        {
            yield return items.Current;
        }
    }

    /// <summary>Gives a context back. A node that is lost has forgotten it, and what was done with it stands.</summary>
    public static async ValueTask GiveBackAsync(this IUserDataGrain user, Guid contextId)
    {
        try
        {
            await user.ReleaseContextAsync(contextId);
        }
        catch (Exception failure) when (IsLost(failure))
        {
            // One that is still held ends when it has been idle for long enough.
        }
    }

    private static bool IsLost(Exception failure) => failure is Orleans.Runtime.OrleansException or TimeoutException;

    private static NetraException Lost() =>
        new(ErrorCodes.Unavailable, "The user's node did not answer. What was asked may have been done.") { RetryAfter = TimeSpan.FromSeconds(1) };
}
