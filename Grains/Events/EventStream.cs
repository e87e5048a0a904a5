using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;

namespace Netra.Grains.Events;

/// <summary>
/// Feeds subscribers: each pulls from its own place, out of the recent events in memory or out of the log, so that a slow one costs nothing
/// but its own delay.
/// </summary>
internal sealed class EventStream(IUserLog log, UserLogWriter writer, TimeProvider time, CancellationToken nodeStopping) : IDisposable
{
    private const int ReadSize = 100;
    private const int RecentEvents = 1_000;

    // In characters: events can be long, and one message or one user must not hold many long ones.
    private const int BatchLength = 512 * 1024;
    private const int RecentLength = 1024 * 1024;

    // A subscriber to whom nothing happens hears that as often: no longer does a move to another node wait for its poll to end.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closed = CancellationTokenSource.CreateLinkedTokenSource(nodeStopping);
    private readonly Queue<UserEvent> _recent = [];
    private TaskCompletionSource _published = NewSignal();
    private long _recentLength;
    private bool _erased;

    /// <summary>Open subscriptions.</summary>
    public int Subscribers { get; private set; }

    /// <summary>Tells subscribers of events that are stored.</summary>
    public void Publish(ImmutableArray<UserEvent> events)
    {
        foreach (var stored in events)
        {
            _recent.Enqueue(stored);
            _recentLength += stored.Payload.Length;
        }

        while (_recent.Count > RecentEvents || _recentLength > RecentLength)
        {
            _recentLength -= _recent.Dequeue().Payload.Length;
        }

        Interlocked.Exchange(ref _published, NewSignal()).TrySetResult();
    }

    /// <summary>
    /// Everything after the subscriber's place, then new events as they are stored, without end. The first batch comes at once, and others without
    /// events when there are none.
    /// </summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.EventsExpired"/>: the place is before what is kept or beyond the head, or the events were erased.
    /// </exception>
    public async IAsyncEnumerable<EventBatch> ReadAsync(EventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = FirstPlace(subscription);
        var ahead = ImmutableArray<UserEvent>.Empty;
        Subscribers++;
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                // Taken before looking, so that nothing published in between is slept through.
                var published = _published.Task;
                if (ahead.IsEmpty && place < writer.Head)
                {
                    ahead = await NextAsync(place, cancellationToken);
                }
                else if (ahead.IsEmpty && !isFirst && await IsPublishedAsync(published, cancellationToken))
                {
                    continue;
                }

                // After reading: what a zombie finds may be of a new owner, even after an erase, and what it remembers may be erased.
                ThrowIfClosed();
                await writer.ConfirmAsync(cancellationToken);
                var batch = BatchOf(ahead, place, subscription.RunId);
                ahead = ahead.RemoveRange(0, (int)(batch.Through - place));
                place = batch.Through;
                yield return batch;
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

    private long FirstPlace(EventSubscription subscription)
    {
        var oldest = writer.Tail - 1;
        if (subscription.Generation is { } generation && generation != writer.Generation)
        {
            throw Erased();
        }

        if (subscription.After is { } wanted && (wanted < oldest || wanted > writer.Head))
        {
            throw new NetraException(
                ErrorCodes.EventsExpired,
                $"Events after {wanted} cannot be replayed: sequences {writer.Tail} to {writer.Head} are kept. Start again without 'after'.");
        }

        return subscription.After ?? oldest;
    }

    private async Task<bool> IsPublishedAsync(Task published, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        var isPublished = await Task.WhenAny(published, Task.Delay(SignOfLife, time, ended.Token)) == published;
        cancellationToken.ThrowIfCancellationRequested();
        await ended.CancelAsync();
        return isPublished;
    }

    private void ThrowIfClosed()
    {
        if (_closed.IsCancellationRequested)
        {
            throw _erased ? Erased() : new LogFencedException();
        }
    }

    private async Task<ImmutableArray<UserEvent>> NextAsync(long place, CancellationToken cancellationToken)
    {
        if (_recent.TryPeek(out var oldest) && oldest.Sequence <= place + 1)
        {
            return [.. _recent.Where(e => e.Sequence > place).Take(ReadSize)];
        }

        var events = await log.ReadEventsAsync(place, (int)Math.Min(ReadSize, writer.Head - place), cancellationToken);

        // What this remembers to be there is not: the log is no longer the one it took.
        return events.IsEmpty ? throw new LogFencedException() : events;
    }

    private EventBatch BatchOf(ImmutableArray<UserEvent> ahead, long place, RunId? runId)
    {
        var (count, length) = (0, 0);
        while (count < ahead.Length && (count == 0 || length + ahead[count].Payload.Length <= BatchLength))
        {
            length += ahead[count++].Payload.Length;
        }

        var events = ahead.Take(count).Where(e => runId is null || e.RunId == runId);
        return new EventBatch([.. events], place + count, place, writer.Generation);
    }

    private static NetraException Erased() => new(ErrorCodes.EventsExpired, "The events were erased.");
}
