using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Events;

/// <summary>
/// A user's events from a place on, without gap or repetition. When the user's grain is lost, it subscribes again from the last
/// sequence it accounted for. Batches are pulled one by one, so no more than one waits here.
/// </summary>
internal sealed partial class EventFeed : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(2);

    private readonly UserGrains _users;
    private readonly Caller _caller;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private EventSubscription _subscription;
    private IAsyncEnumerator<EventBatch>? _batches;
    private Task<bool>? _first;
    private Task _pulling = Task.CompletedTask;

    private EventFeed(UserGrains users, Caller caller, EventSubscription subscription, TimeProvider time, ILogger logger)
    {
        _users = users;
        _caller = caller;
        _subscription = subscription;
        _time = time;
        _logger = logger;
    }

    /// <summary>Subscribes, and returns when it is clear that the place is still kept.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.EventsExpired"/>, or the user's grain refused or cannot be reached.</exception>
    public static async Task<EventFeed> OpenAsync(UserGrains users, Caller caller, EventSubscription subscription, TimeProvider time, ILogger logger)
    {
        var feed = new EventFeed(users, caller, subscription, time, logger);
        try
        {
            await feed.OpenAsync();
            return feed;
        }
        catch
        {
            await feed.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next batch, whenever it comes; it may be empty.</summary>
    /// <exception cref="NetraException">The stream cannot go on.</exception>
    public Task<ImmutableArray<UserEvent>> NextAsync()
    {
        var next = PullAsync();
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

    private async Task<ImmutableArray<UserEvent>> PullAsync()
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                if (await MoveAsync())
                {
                    return Take(_batches!.Current);
                }
            }
            catch (Exception exception) when (IsPassing(exception) && !_stopping.IsCancellationRequested)
            {
                LogLost(exception);
            }

            await DropAsync();
            await Task.Delay(delay, _time, _stopping.Token);
        }
    }

    private async Task OpenAsync()
    {
        _batches = Subscribe();
        _first = _batches.MoveNextAsync().AsTask();

        // A subscription at the head says nothing until something happens, so the place is checked on another way.
        var check = CheckPlaceAsync();
        var done = await Task.WhenAny(_first, check);
        _ = check.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await done;
    }

    private async Task CheckPlaceAsync()
    {
        var events = (await _users.Of(_caller).GetStatisticsAsync()).Events;
        if (_subscription.After is { } after && (after > events.Head || after < events.Oldest - 1))
        {
            throw new NetraException(ErrorCodes.EventsExpired, "The events after this place are no longer kept, or do not exist yet.");
        }
    }

    private IAsyncEnumerator<EventBatch> Subscribe() =>
        _users.Of(_caller).SubscribeAsync(_subscription, _stopping.Token).GetAsyncEnumerator(_stopping.Token);

    private async Task<bool> MoveAsync()
    {
        if (_first is { } first)
        {
            _first = null;
            return await first;
        }

        CallerToken.Use(_caller.Token);
        _batches ??= Subscribe();
        return await _batches.MoveNextAsync();
    }

    private ImmutableArray<UserEvent> Take(EventBatch batch)
    {
        var seen = _subscription.After ?? 0;
        _subscription = _subscription with { After = Math.Max(seen, batch.Through) };
        return batch.Events.IsDefaultOrEmpty || batch.Events[0].Sequence > seen
            ? batch.Events.IsDefault ? [] : batch.Events
            : batch.Events.RemoveAll(item => item.Sequence <= seen);
    }

    private async Task DropAsync()
    {
        _first = null;
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
