using Microsoft.Extensions.Options;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn;
using Netra.Grains.Execution;
using Netra.Silo.Redis.GrainStates;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using Orleans.Dashboard;
using StackExchange.Redis;

namespace Netra.Silo.Hosting;

/// <summary>Orleans as this product runs it: membership and storage in Redis over the one shared connection, quick failure detection.</summary>
internal static class SiloOrleans
{
    /// <summary>Adds Orleans, the grains and the agents of the product.</summary>
    public static void Configure(ISiloBuilder silo)
    {
        // Before the guard, so that a call it denies is seen too.
        silo.AddActivityPropagation();
        silo.AddNetraGrains();
        silo.AddNetraAgents(agents => agents.AddBuiltInAgents());
        silo.AddDashboard(options => options.HideTrace = true);
        ConfigureRedis(silo);
        silo.Services.AddSingleton<IConfigureOptions<EndpointOptions>, SiloAddress>();
        silo.Services.AddOptions<ClusterOptions>().Configure<IOptions<ClusterNames>>((cluster, names) =>
        {
            cluster.ServiceId = names.Value.ServiceId;
            cluster.ClusterId = names.Value.ClusterId;
        });
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A silo that was killed is declared dead within about eight seconds. One that only is short of processor time must not be: it would end itself.
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 3;
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
    }

    private static void ConfigureRedis(ISiloBuilder silo)
    {
        silo.UseRedisClustering(_ => { });
        silo.AddNetraGrainStates();
        silo.Services.AddOptions<RedisClusteringOptions>().Configure<IConnectionMultiplexer>((clustering, redis) =>
        {
            clustering.ConfigurationOptions = ConfigurationOptions.Parse(redis.Configuration);
            clustering.CreateMultiplexer = _ => Task.FromResult((redis, true));
        });
    }
}
