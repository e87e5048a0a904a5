using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>Two silos with the team, without a model.</summary>
public sealed class TeamCluster : NetraCluster
{
    protected override short Silos => 2;

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddTeam();
    }
}
