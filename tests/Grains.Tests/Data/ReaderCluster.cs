using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Data;

/// <summary>A cluster with an agent that streams rows, and engines of its own that a test may kill.</summary>
public sealed class ReaderCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.Add<ReaderAgent>("reader", "Streams rows."));
    }
}
