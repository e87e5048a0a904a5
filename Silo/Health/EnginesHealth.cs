using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Silo.Redis;

namespace Netra.Silo.Health;

/// <summary>Whether both engines answer now, whatever their circuits make of it.</summary>
internal sealed class EnginesHealth(RedisStore redis, EngineClient clickHouse, EngineEndpoints endpoints) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var answers = await Task.WhenAll(redis.Circuit.ProbeAsync(), clickHouse.Circuit.ProbeAsync()).WaitAsync(cancellationToken);
        return answers switch
        {
            [false, _] => HealthCheckResult.Unhealthy("Redis does not answer"),
            [_, false] => HealthCheckResult.Unhealthy("ClickHouse does not answer"),
            _ => HealthCheckResult.Healthy((await endpoints.GetAsync(cancellationToken)).Embedded ? "development engine" : "configured servers"),
        };
    }
}
