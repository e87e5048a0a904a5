using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Log;

/// <summary>
/// Adds up the time in which the store of a log was away: from when the first request was sent that found no answer to when one was answered, by the
/// clock that the limits of runs go by. Not thread-safe: it lives on its activation's scheduler.
/// </summary>
internal sealed class StoreAbsence(TimeProvider time)
{
    private DateTimeOffset? _since;
    private DateTimeOffset _answered;

    /// <summary>What is over; an absence that lasts is not in it yet.</summary>
    public TimeSpan Total { get; private set; }

    /// <summary>Makes a request and takes from it whether the store is there.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> request)
    {
        var sent = time.GetUtcNow();
        try
        {
            var answer = await request();
            _answered = time.GetUtcNow();
            if (_since is { } since)
            {
                Total += _answered - since;
                _since = null;
            }

            return answer;
        }
        catch (NetraException failure) when (failure.Code == ErrorCodes.Unavailable)
        {
            // One that was sent long ago and fails only now says nothing new.
            _since ??= sent > _answered ? sent : _answered;
            throw;
        }
    }
}
