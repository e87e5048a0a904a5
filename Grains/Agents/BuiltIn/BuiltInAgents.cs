namespace Netra.Grains.Agents.BuiltIn;

/// <summary>The agents of the product, a line each.</summary>
public static class BuiltInAgents
{
    /// <summary>Registers them.</summary>
    public static AgentCatalogBuilder AddBuiltInAgents(this AgentCatalogBuilder agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        return agents
            .Add<DataAgent>("data", "Answers questions about the user's own workload events with figures from ClickHouse.", DataAgent.Version);
    }
}
