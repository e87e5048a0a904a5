using Netra.Grains.Abstractions.Errors;

namespace Netra.Silo.ClickHouse.Scheduling;

/// <summary>
/// Shares the engine among users: a free place goes to the user with the fewest places, and among equals to the one who has waited longest. A user who
/// floods it waits behind own requests, not before others'.
/// </summary>
/// <param name="places">How many requests are on the engine at once.</param>
/// <param name="placesPerUser">The most of them that one user holds, also when nobody else wants them: the next user then finds one free.</param>
/// <param name="patience">How long a request waits for a place.</param>
/// <param name="time">The clock.</param>
internal sealed class FairQueue(int places, int placesPerUser, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = [];
    private int _free = places;
    private long _arrivals;

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    /// <param name="user">Whose request it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: none came free in time.</exception>
    public async ValueTask<IDisposable> EnterAsync(string user, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(this, user);
        lock (_lock)
        {
            if (!_lanes.TryGetValue(user, out var lane))
            {
                _lanes[user] = lane = new Lane();
            }

            waiter.Arrival = _arrivals++;
            lane.Waiting.AddLast(waiter);
            Dispatch();
        }

        try
        {
            await waiter.Admitted.Task.WaitAsync(patience, time, cancellationToken);
            return waiter;
        }
        catch (Exception failure)
        {
            waiter.Dispose();
            throw failure is TimeoutException
                ? new NetraException(ErrorCodes.Unavailable, "The engine is busy. Try again.") { RetryAfter = RetryAfter }
                : failure;
        }
    }

    private void Dispatch()
    {
        while (_free > 0 && Next() is { } lane)
        {
            var waiter = lane.Waiting.First!.Value;
            lane.Waiting.RemoveFirst();
            lane.Held++;
            _free--;
            waiter.Holds = true;
            waiter.Admitted.SetResult();
        }
    }

    private Lane? Next()
    {
        Lane? best = null;
        foreach (var lane in _lanes.Values)
        {
            if (lane.Waiting.Count > 0 && lane.Held < placesPerUser && (best is null || IsBefore(lane, best)))
            {
                best = lane;
            }
        }

        return best;
    }

    private static bool IsBefore(Lane lane, Lane other) =>
        lane.Held != other.Held ? lane.Held < other.Held : lane.Waiting.First!.Value.Arrival < other.Waiting.First!.Value.Arrival;

    private void Leave(Waiter waiter)
    {
        lock (_lock)
        {
            var lane = _lanes[waiter.User];
            if (waiter.Holds)
            {
                lane.Held--;
                _free++;
            }
            else
            {
                lane.Waiting.Remove(waiter);
            }

            if (lane is { Held: 0, Waiting.Count: 0 })
            {
                _lanes.Remove(waiter.User);
            }

            Dispatch();
        }
    }

    private sealed class Lane
    {
        public LinkedList<Waiter> Waiting { get; } = [];

        public int Held { get; set; }
    }

    private sealed class Waiter(FairQueue queue, string user) : IDisposable
    {
        private bool _left;

        public string User => user;

        public long Arrival { get; set; }

        public bool Holds { get; set; }

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _left, true))
            {
                queue.Leave(this);
            }
        }
    }
}
