using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Log;

namespace Netra.Grains.Events;

/// <summary>
/// Feeds subscribers: each pulls from its own place, out of the recent events in memory or out of the log, so that a slow one costs nothing
/// but its own delay.
/// </summary>
internal sealed class EventStream(IUserLog log, UserLogWriter writer, TimeProvider time, CancellationToken nodeStopping) : IDisposable
{
    private const int BatchSize = 500;
    private const int RecentEvents = 1_000;

    // A zombie hears nothing of a new owner's events, so it looks whether it is one.
    private static readonly TimeSpan OwnershipCheck = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closed = CancellationTokenSource.CreateLinkedTokenSource(nodeStopping);
    private readonly Queue<UserEvent> _recent = [];
    private TaskCompletionSource _published = NewSignal();
    private bool _erased;

    /// <summary>Open subscriptions.</summary>
    public int Subscribers { get; private set; }

    /// <summary>Tells subscribers of events that are stored.</summary>
    public void Publish(ImmutableArray<UserEvent> events)
    {
        foreach (var stored in events)
        {
            _recent.Enqueue(stored);
        }

        while (_recent.Count > RecentEvents)
        {
            _recent.Dequeue();
        }

        Interlocked.Exchange(ref _published, NewSignal()).TrySetResult();
    }

    /// <summary>Everything after the subscriber's place, then new events as they are stored, without end.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.EventsExpired"/>: the place is before what is kept or beyond the head.</exception>
    public async IAsyncEnumerable<EventBatch> ReadAsync(EventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = FirstPlace(subscription.After);
        Subscribers++;
        try
        {
            while (true)
            {
                // Taken before looking, so that nothing published in between is slept through.
                var published = _published.Task;
                if (place >= writer.Head)
                {
                    await WaitAsync(published, cancellationToken);
                    continue;
                }

                var events = await NextAsync(place, cancellationToken);
                place = events[^1].Sequence;
                yield return new EventBatch([.. events.Where(e => subscription.RunId is null || e.RunId == subscription.RunId)], place);
            }
        }
        finally
        {
            Subscribers--;
        }
    }

    /// <summary>Ends all subscriptions: an activation cannot go while a subscriber waits in it. Subscribers find the next one by themselves.</summary>
    public void Close() => _closed.Cancel();

    /// <summary>Ends all subscriptions for good: the events are erased.</summary>
    public void CloseErased()
    {
        _erased = true;
        Close();
    }

    /// <inheritdoc/>
    public void Dispose() => _closed.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long FirstPlace(long? after)
    {
        var oldest = writer.Tail - 1;
        if (after is { } wanted && (wanted < oldest || wanted > writer.Head))
        {
            throw new NetraException(
                ErrorCodes.EventsExpired,
                $"Events after {wanted} cannot be replayed: sequences {writer.Tail} to {writer.Head} are kept. Start again without 'after'.");
        }

        return after ?? oldest;
    }

    private async Task WaitAsync(Task published, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        var pause = Task.Delay(OwnershipCheck, time, ended.Token);
        if (await Task.WhenAny(published, pause) != pause)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_closed.IsCancellationRequested)
        {
            throw _erased ? new NetraException(ErrorCodes.EventsExpired, "The events were erased.") : new LogFencedException();
        }

        await writer.ConfirmAsync(cancellationToken);
    }

    private async Task<ImmutableArray<UserEvent>> NextAsync(long place, CancellationToken cancellationToken)
    {
        if (_recent.TryPeek(out var oldest) && oldest.Sequence <= place + 1)
        {
            return [.. _recent.Where(e => e.Sequence > place).Take(BatchSize)];
        }

        var count = (int)Math.Min(BatchSize, writer.Head - place);
        return await log.ReadEventsAsync(place, count, cancellationToken);
    }
}
