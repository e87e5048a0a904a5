using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>A cluster with an agent that looks around.</summary>
public sealed class ConfessingCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.Add<ConfessingAgent>("confessing", "Tells what it finds."));
    }
}
