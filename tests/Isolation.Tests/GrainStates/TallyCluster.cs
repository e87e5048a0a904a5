using Netra.Grains.Agents;
using Netra.Silo.Redis.GrainStates;
using Netra.Testing.Clusters;

namespace Netra.Isolation.Tests.GrainStates;

/// <summary>A cluster with an agent whose author added a grain with a state.</summary>
public sealed class TallyCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraGrainStates();
        silo.AddNetraAgents(agents => agents.Add<TallyAgent>("tally", "Keeps a list."));
    }
}
