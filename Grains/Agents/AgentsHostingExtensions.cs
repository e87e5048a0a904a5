using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Netra.Grains.Agents;

/// <summary>Adds agents to a silo.</summary>
public static class AgentsHostingExtensions
{
    /// <summary>Registers agents by name. Can be called several times; the catalogue is frozen at start-up.</summary>
    public static ISiloBuilder AddNetraAgents(this ISiloBuilder silo, Action<AgentCatalogBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configure);
        silo.Services.TryAddSingleton<AgentCatalog>();
        configure(new AgentCatalogBuilder(silo.Services));
        return silo;
    }
}
