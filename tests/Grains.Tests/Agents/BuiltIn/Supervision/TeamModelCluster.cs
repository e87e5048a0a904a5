using Netra.Grains.Tests.Models;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>The team with a scripted model.</summary>
public sealed class TeamModelCluster : ModelCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddTeam();
    }
}
