using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Recovery;

/// <summary>A cluster with the agent that leaves.</summary>
public sealed class LeavingCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.Add<LeavingAgent>("leaving", "Leaves after its first step."));
    }
}
