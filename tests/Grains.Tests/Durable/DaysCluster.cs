using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Agents;
using Netra.Testing.Clusters;
using Orleans.TestingHost;

namespace Netra.Grains.Tests.Durable;

/// <summary>Two silos whose clock tests set forward by days, and which they stop and kill.</summary>
public class DaysCluster : NetraCluster
{
    private int _deploys;

    /// <summary>The clock.</summary>
    public ShiftedTime Time { get; } = new();

    protected override short Silos => 2;

    protected override TimeSpan? TokenLifetime => TimeSpan.FromDays(1_000);

    /// <summary>The silo on which the user's grain is.</summary>
    public InProcessSiloHandle SiloOf(string user) =>
        Cluster.TryGetGrainContext(GrainId.Create("netra-user", user), out var grain)
            ? Cluster.GetSiloForAddress(grain.Address.SiloAddress!)!
            : throw new InvalidOperationException("The user's grain is not active.");

    /// <summary>Replaces all silos by new ones, as a restart of the whole cluster does.</summary>
    public async Task ReplaceSilosAsync()
    {
        var before = Cluster.Silos.ToArray();
        await Cluster.StartSilosAsync(before.Length);
        foreach (var silo in before)
        {
            await Cluster.KillSiloAsync(silo);
        }
    }

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.Services.AddSingleton<TimeProvider>(Time);
        var version = Interlocked.Increment(ref _deploys).ToString(System.Globalization.CultureInfo.InvariantCulture);
        silo.AddNetraAgents(agents => agents
            .Add<ChangingAgent>("changing", "Takes other steps after an interruption.")
            .Add<ChangingAgent>("versioned", "Has another version on each silo.", version)
            .Add<FiguresAgent>("figures", "Answers with typed figures.", "1", "figures"));
    }
}
