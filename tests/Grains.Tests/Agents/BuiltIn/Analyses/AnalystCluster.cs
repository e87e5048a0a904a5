using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>A cluster with an agent that runs analyses.</summary>
public sealed class AnalystCluster : NetraCluster
{
    /// <inheritdoc/>
    protected override Dictionary<string, string?> Settings => new() { ["Netra:Prices:Models:house:InputDollars"] = "10", ["Netra:Prices:Models:house:OutputDollars"] = "20" };

    /// <inheritdoc/>
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.Add<AnalystAgent>("analyst", "Runs analyses."));
    }
}
