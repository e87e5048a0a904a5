using Microsoft.Extensions.DependencyInjection.Extensions;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Grains.Recovery;
using Netra.Silo.Engines;
using Netra.Silo.Redis.Due;
using Netra.Silo.Redis.Log;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Redis.Values;
using Netra.Silo.Resilience;
using StackExchange.Redis;

namespace Netra.Silo.Redis;

/// <summary>Registers Redis as the store of users' logs, keys and of what is due.</summary>
internal static class RedisHostingExtensions
{
    /// <summary>Adds the stores and the one shared connection. The engines' addresses and the secrets are the host's to add. Idempotent.</summary>
    public static IServiceCollection AddNetraRedis(this IServiceCollection services)
    {
        services.AddNetraCircuits();
        services.TryAddSingleton(Connect);
        services.TryAddSingleton<RedisStore>();
        services.TryAddSingleton<UserSealers>();
        services.TryAddSingleton<IUserLogFactory, RedisUserLogFactory>();
        services.TryAddSingleton<IUserKeyValueStoreFactory, RedisUserKeyValueStoreFactory>();
        services.TryAddSingleton<IDueIndex, RedisDueIndex>();
        services.AddHostedService<RedisStart>();
        return services;
    }

    // The engines have started before anything asks for the connection, so the address is there.
    private static IConnectionMultiplexer Connect(IServiceProvider services)
    {
        var address = services.GetRequiredService<EngineEndpoints>().GetAsync(CancellationToken.None).GetAwaiter().GetResult();
        var options = ConfigurationOptions.Parse(address.Redis);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 2_000;
        options.SyncTimeout = 5_000;
        options.AsyncTimeout = 5_000;
        options.ReconnectRetryPolicy = new LinearRetry(250);

        // What looks whether it is time to connect again, and which commands have waited too long.
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        options.ClientName = "netra-silo";
        return ConnectionMultiplexer.Connect(options);
    }
}
