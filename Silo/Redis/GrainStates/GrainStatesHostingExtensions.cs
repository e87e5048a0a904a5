using Microsoft.Extensions.Options;
using Netra.Silo.Secrets;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using StackExchange.Redis;

namespace Netra.Silo.Redis.GrainStates;

/// <summary>Registers the storage of grain states.</summary>
internal static class GrainStatesHostingExtensions
{
    private const string Inner = "redis";

    /// <summary>
    /// Makes Redis the default storage of <c>IPersistentState</c>, sealed, over the one shared connection. It is there for grains that an installation adds
    /// beside its agents; no grain of the product uses it, and no reminder or stream does.
    /// </summary>
    public static ISiloBuilder AddNetraGrainStates(this ISiloBuilder silo)
    {
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.AddRedisGrainStorage(Inner);
        silo.Services.AddSingleton(services =>
            new GrainStateKeys(services.GetRequiredService<NetraKeys>(), services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId));
        silo.Services.AddOptions<RedisStorageOptions>(Inner).Configure<IConnectionMultiplexer, GrainStateKeys>((storage, redis, places) =>
        {
            storage.ConfigurationOptions = ConfigurationOptions.Parse(redis.Configuration);
            storage.CreateMultiplexer = _ => Task.FromResult((redis, true));
            storage.GetStorageKey = (stateName, grainId) => places.Of(stateName, grainId);
        });
        silo.Services.AddGrainStorage("Default", (services, _) => new SealedGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(Inner),
            services.GetRequiredService<NetraKeys>(),
            services.GetRequiredService<GrainStateKeys>(),
            services.GetRequiredService<IGrainStorageSerializer>(),
            services.GetRequiredService<IActivatorProvider>(),
            services.GetRequiredService<ILogger<SealedGrainStorage>>()));
        return silo;
    }
}
