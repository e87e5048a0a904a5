using Microsoft.Extensions.DependencyInjection.Extensions;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Grains.Recovery;
using Netra.Silo.Redis.Due;
using Netra.Silo.Redis.Log;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Redis.Values;
using Netra.Silo.Resilience;
using Netra.Silo.Telemetry;

namespace Netra.Silo.Redis;

/// <summary>Registers Redis as the store of users' logs, keys and of what is due.</summary>
internal static class RedisHostingExtensions
{
    /// <summary>Adds the stores and the one shared connection. The engines' addresses and the secrets are the host's to add. Idempotent.</summary>
    public static IServiceCollection AddNetraRedis(this IServiceCollection services)
    {
        services.AddNetraCircuits();
        services.TryAddSingleton(RedisConnection.Open);
        services.TryAddSingleton<StoreTelemetry>();
        services.TryAddSingleton<RedisStore>();
        services.TryAddSingleton<UserSealers>();
        services.TryAddSingleton<IUserLogFactory, RedisUserLogFactory>();
        services.TryAddSingleton<IUserKeyValueStoreFactory, RedisUserKeyValueStoreFactory>();
        services.TryAddSingleton<IDueIndex, RedisDueIndex>();
        services.AddHostedService<RedisStart>();
        return services;
    }
}
