using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Netra.Client.Gateway.Authentication;

namespace Netra.Client.Gateway.Events;

/// <summary>Knows when a stream has to end for reasons that are not in the stream: shutdown, expiry, the client's leaving.</summary>
internal sealed class StreamLifetime : IDisposable
{
    // The longest delay a timer takes; a token that lives longer ends the stream then, and the client comes back.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    // What is on its way when a stream has to end may still arrive; a client that takes nothing does not hold up a node that goes away.
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<StreamEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _shutdown;
    private readonly CancellationTokenRegistration _aborted;
    private readonly ITimer _expiry;

    public StreamLifetime(HttpContext context, Caller caller, IHostApplicationLifetime host, TimeProvider time)
    {
        _time = time;
        _shutdown = host.ApplicationStopping.Register(() => End(StreamEnd.Shutdown));
        _aborted = context.RequestAborted.Register(() => End(StreamEnd.ClientLeft));
        var left = caller.ExpiresAt - time.GetUtcNow();
        left = left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left;
        _expiry = time.CreateTimer(_ => End(StreamEnd.TokenExpired), null, left, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes when the stream has to end.</summary>
    public Task<StreamEnd> Ended => _ended.Task;

    /// <summary>Ends the stream; the first reason counts.</summary>
    public void End(StreamEnd reason) => _ended.TrySetResult(reason);

    /// <summary>Whether what is being sent leaves within <paramref name="patience"/>, or soon when the stream has to end.</summary>
    public async Task<bool> LeavesAsync(Task sending, TimeSpan patience)
    {
        if (!sending.IsCompleted)
        {
            using var done = new CancellationTokenSource();
            if (await Task.WhenAny(sending, Ended, Task.Delay(patience, _time, done.Token)) == Ended)
            {
                await Task.WhenAny(sending, Task.Delay(LastPatience, _time, done.Token));
            }

            await done.CancelAsync();
        }

        if (!sending.IsCompleted)
        {
            return false;
        }

        await sending;
        return true;
    }

    public void Dispose()
    {
        _shutdown.Dispose();
        _aborted.Dispose();
        _expiry.Dispose();
    }
}
