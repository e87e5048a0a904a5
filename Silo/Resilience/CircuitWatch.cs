using Microsoft.Extensions.Options;
using Netra.Silo.ClickHouse;
using Netra.Silo.Redis;

namespace Netra.Silo.Resilience;

/// <summary>
/// Probes the stores all the time, so that a store is known to be away also when nobody asks it, and when those who do only wait: a paused process
/// accepts connections and never answers.
/// </summary>
internal sealed class CircuitWatch(RedisStore redis, EngineClient clickHouse, IOptions<ResilienceOptions> options, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WatchAsync(redis.Circuit, stoppingToken), WatchAsync(clickHouse.Circuit, stoppingToken));

    private async Task WatchAsync(Circuit circuit, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.ProbeInterval, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await circuit.ProbeAsync();
        }
    }
}
