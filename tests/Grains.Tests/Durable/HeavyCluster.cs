using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Durable;

/// <summary>A cluster with an agent that asks too much.</summary>
public sealed class HeavyCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.Add<HeavyAgent>("heavy", "Asks too much."));
    }
}
