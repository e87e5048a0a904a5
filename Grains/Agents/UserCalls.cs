using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents;

/// <summary>
/// An agent's calls of its user's grain. When the grain's node is lost on the way, the agent sees what it sees of a store that is away, and what its
/// steps are tried again after.
/// </summary>
internal static class UserCalls
{
    /// <summary>The answer of a call.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: there was none; the call may have taken effect.</exception>
    public static async Task<T> AnswerAsync<T>(this Task<T> call, CancellationToken cancellationToken = default)
    {
        await AnswerAsync((Task)call, cancellationToken);
        return await call;
    }

    /// <inheritdoc cref="AnswerAsync{T}(Task{T}, CancellationToken)"/>
    public static async Task AnswerAsync(this Task call, CancellationToken cancellationToken = default)
    {
        try
        {
            await call;
        }
        catch (Exception failure) when (IsLost(failure, cancellationToken))
        {
            throw Lost();
        }
    }

    /// <summary>The items of a stream.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: it broke off.</exception>
    public static async IAsyncEnumerable<T> AnswersAsync<T>(this IAsyncEnumerable<T> call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var items = call.GetAsyncEnumerator(cancellationToken);
        while (await items.MoveNextAsync().AsTask().AnswerAsync(cancellationToken))
        {
            yield return items.Current;
        }
    }

    /// <summary>Whether a call found no answer. One that expires before its grain is placed comes back as a cancellation that nobody asked for.</summary>
    public static bool IsLost(Exception failure, CancellationToken asked) =>
        failure is Orleans.Runtime.OrleansException or EnumerationAbortedException or TimeoutException || (failure is OperationCanceledException && !asked.IsCancellationRequested);

    private static NetraException Lost() =>
        new(ErrorCodes.Unavailable, "The user's node did not answer. What was asked may have been done.") { RetryAfter = TimeSpan.FromSeconds(1) };
}
