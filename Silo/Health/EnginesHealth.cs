using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Silo.Redis;

namespace Netra.Silo.Health;

/// <summary>Whether both engines answer.</summary>
internal sealed class EnginesHealth(RedisStore redis, EngineClient clickHouse, EngineEndpoints endpoints) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await AnswersAsync(async () => await redis.UseAsync(database => database.PingAsync()) >= TimeSpan.Zero))
        {
            return HealthCheckResult.Unhealthy("Redis does not answer");
        }

        if (!await AnswersAsync(async () => await (await clickHouse.ReaderAsync(cancellationToken)).PingAsync(cancellationToken: cancellationToken)))
        {
            return HealthCheckResult.Unhealthy("ClickHouse does not answer");
        }

        return HealthCheckResult.Healthy((await endpoints.GetAsync(cancellationToken)).Embedded ? "development engine" : "configured servers");
    }

    private static async Task<bool> AnswersAsync(Func<Task<bool>> ask)
    {
        try
        {
            return await ask().WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is NetraException or HttpRequestException or TimeoutException)
        {
            return false;
        }
    }
}
