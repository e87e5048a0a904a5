using Microsoft.Extensions.DependencyInjection;
using Netra.Silo.Redis;
using Netra.Silo.Resilience;
using Netra.Silo.Tests.Redis;
using Netra.Testing.Clusters;

namespace Netra.Silo.Tests.Resilience;

/// <summary>A silo on a redis-server that tests take away, with a clock that they set forward.</summary>
public sealed class OutageCluster : NetraCluster
{
    /// <summary>The store of runs.</summary>
    public RedisServer Redis { get; } = new();

    /// <summary>The clock.</summary>
    public ShiftedTime Time { get; } = new();

    protected override string RedisConnectionString => Redis.ConnectionString;

    protected override Dictionary<string, string?> Settings => new() { ["Netra:Limits:ProgressTimeout"] = "00:00:10" };

    protected override TimeSpan? TokenLifetime => TimeSpan.FromDays(1_000);

    internal Circuit Circuit => Cluster.Silos[0].ServiceProvider.GetRequiredService<RedisStore>().Circuit;

    public override async ValueTask InitializeAsync()
    {
        await Redis.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Redis.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.Services.AddSingleton<TimeProvider>(Time);
    }
}
