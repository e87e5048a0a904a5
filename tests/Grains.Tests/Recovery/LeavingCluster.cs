using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Recovery;

/// <summary>A cluster with an agent that leaves, and one that stays until it is stopped.</summary>
public sealed class LeavingCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents
            .Add<LeavingAgent>("leaving", "Leaves after its first step.")
            .Add<StayingAgent>("staying", "Works until it is stopped."));
    }
}
