using System.Collections.Concurrent;

namespace Netra.Benchmarks.Runs;

/// <summary>Keeps a number of runs under way for a while; users take turns, so that none has more than its share.</summary>
internal sealed class RunLoad(RunsUser[] users)
{
    private long _next;

    /// <summary>How long each run took that ended within the time.</summary>
    public async Task<TimeSpan[]> RunAsync(int inFlight, TimeSpan duration)
    {
        var elapsed = new ConcurrentBag<TimeSpan>();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            await Task.Yield();
            while (true)
            {
                var started = TimeProvider.System.GetTimestamp();
                await users[Interlocked.Increment(ref _next) % users.Length].RunAsync();
                if (TimeProvider.System.GetElapsedTime(began) >= duration)
                {
                    return;
                }

                elapsed.Add(TimeProvider.System.GetElapsedTime(started));
            }
        }));
        return [.. elapsed];
    }
}
