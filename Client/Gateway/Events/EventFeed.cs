using Microsoft.Extensions.Logging;
using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Events;

/// <summary>
/// A user's events from a place on, without gap or repetition. When the user's grain is lost, or says nothing where it should, the feed subscribes
/// again from the last sequence it accounted for. Batches are pulled one by one, so no more than one waits here.
/// </summary>
internal sealed partial class EventFeed : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // A subscription gives a sign of life every two seconds; one that does not is in a node that is paused or cut off.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    // What a client waits for here, another node may be able to give.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(2);

    private readonly UserGrains _users;
    private readonly Caller _caller;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private EventSubscription _subscription;
    private IAsyncEnumerator<EventBatch>? _batches;
    private Task<EventBatch>? _first;
    private Task _pulling = Task.CompletedTask;

    private EventFeed(UserGrains users, Caller caller, EventSubscription subscription, TimeProvider time, ILogger logger)
    {
        _users = users;
        _caller = caller;
        _subscription = subscription;
        _time = time;
        _logger = logger;
    }

    /// <summary>The last sequence that is accounted for by what was pulled.</summary>
    public long Place => _subscription.After ?? 0;

    /// <summary>Subscribes, and returns when it is clear that the place is still kept, or the stream has to end before.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.EventsExpired"/>, or the user's grain refused or cannot be reached.</exception>
    public static async Task<EventFeed> OpenAsync(
        UserGrains users, Caller caller, EventSubscription subscription, StreamLifetime lifetime, TimeProvider time, ILogger logger)
    {
        var feed = new EventFeed(users, caller, subscription, time, logger);
        try
        {
            // The first batch comes at once, also when nothing has happened.
            feed._first = feed.MoveAsync();
            feed._pulling = feed._first;
            if (await Task.WhenAny(feed._first, lifetime.Ended) == lifetime.Ended)
            {
                throw new NetraException(ErrorCodes.Unavailable, "The stream had to end before it began; come back.") { RetryAfter = FirstDelay };
            }

            await feed._first;
            return feed;
        }
        catch
        {
            await feed.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next batch; it may be empty.</summary>
    /// <exception cref="NetraException">The stream cannot go on.</exception>
    public Task<EventBatch> NextAsync()
    {
        var next = Interlocked.Exchange(ref _first, null) ?? PullAsync();
        _pulling = next;
        return next;
    }

    public async ValueTask DisposeAsync()
    {
        // Cancelling is a call to the grain as well.
        CallerToken.Use(_caller.Token);
        await _stopping.CancelAsync();
        try
        {
            await _pulling.WaitAsync(DisposePatience, _time);
        }
        catch (Exception exception)
        {
            // Cancelled, as it should be; or its reader has seen the failure.
            LogNotDisposed(exception);
        }

        await DropAsync();
        _stopping.Dispose();
    }

    private async Task<EventBatch> PullAsync()
    {
        var start = _time.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                return await MoveAsync();
            }
            catch (Exception exception) when (IsPassing(exception) && !_stopping.IsCancellationRequested)
            {
                LogLost(exception);
                if (_time.GetElapsedTime(start) >= Patience)
                {
                    throw new NetraException(ErrorCodes.Unavailable, "The events cannot be reached from this node.");
                }
            }

            await DropAsync();
            await Task.Delay(delay, _time, _stopping.Token);
        }
    }

    private async Task<EventBatch> MoveAsync()
    {
        CallerToken.Use(_caller.Token);
        _batches ??= _users.Of(_caller).SubscribeAsync(_subscription, _stopping.Token).WithBatchSize(1).GetAsyncEnumerator(_stopping.Token);
        return await _batches.MoveNextAsync().AsTask().WaitAsync(Silence, _time, _stopping.Token)
            ? Account(_batches.Current)
            : throw new EnumerationAbortedException("The subscription ended, which it never does by itself.");
    }

    private EventBatch Account(EventBatch batch)
    {
        if (_subscription.After is { } seen && batch.After != seen)
        {
            batch = batch.After < seen
                ? batch with { Events = batch.Events.RemoveAll(item => item.Sequence <= seen), Through = Math.Max(seen, batch.Through) }
                : throw new EnumerationAbortedException($"After sequence {seen} came what follows on {batch.After}.");
        }

        _subscription = _subscription with { After = batch.Through, Generation = batch.Generation };
        return batch;
    }

    private async Task DropAsync()
    {
        if (Interlocked.Exchange(ref _batches, null) is not { } batches)
        {
            return;
        }

        try
        {
            CallerToken.Use(_caller.Token);
            await batches.DisposeAsync().AsTask().WaitAsync(DisposePatience, _time);
        }
        catch (Exception exception)
        {
            // The other side forgets abandoned subscriptions by itself.
            LogNotDisposed(exception);
        }
    }

    // A refusal stands; anything else says that the grain or its silo went away.
    private static bool IsPassing(Exception exception) => exception is not NetraException { Code: not ErrorCodes.Unavailable };

    [LoggerMessage(Level = LogLevel.Information, Message = "An event subscription was lost and is taken up again.")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An event subscription was not closed cleanly.")]
    private partial void LogNotDisposed(Exception exception);
}
