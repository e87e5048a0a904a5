using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>Names the agents of a silo.</summary>
public sealed class AgentCatalogBuilder
{
    private readonly IServiceCollection _services;

    internal AgentCatalogBuilder(IServiceCollection services) => _services = services;

    /// <summary>Registers an agent.</summary>
    /// <param name="name">Its name; see <see cref="AgentName"/>.</param>
    /// <param name="description">What it is for, in a sentence.</param>
    /// <param name="version">The version of its steps: change it when their names or order change.</param>
    /// <param name="requires">Agents it calls.</param>
    /// <typeparam name="TAgent">The class; made anew for each execution.</typeparam>
    /// <exception cref="FormatException">A name is not an agent name.</exception>
    public AgentCatalogBuilder Add<TAgent>(string name, string description, string version = "1", params string[] requires)
        where TAgent : class, IAgent
    {
        _services.AddSingleton(new AgentRegistration(
            new AgentDescription(AgentName.Parse(name), description, version, [.. requires.Select(AgentName.Parse)]),
            typeof(TAgent)));
        return this;
    }
}
