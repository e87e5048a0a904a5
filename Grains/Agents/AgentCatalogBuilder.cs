using Microsoft.Agents.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents.AIAgents;

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

    /// <summary>
    /// Registers an agent of the Microsoft agent framework. Built over <see cref="AgentContext.Chat"/>, its calls of the model and of tools are recorded steps;
    /// what it does besides is done again when a run resumes.
    /// </summary>
    /// <param name="name">Its name; see <see cref="AgentName"/>.</param>
    /// <param name="description">What it is for, in a sentence.</param>
    /// <param name="create">
    /// Makes it, anew for each execution. <see cref="AgentContext.Chat"/> is <see langword="null"/> without a model: the agent has to say so then, or do without.
    /// </param>
    /// <param name="version">The version of its steps: change it when their names or order change.</param>
    /// <param name="requires">Agents it calls.</param>
    /// <exception cref="FormatException">A name is not an agent name.</exception>
    public AgentCatalogBuilder AddAIAgent(
        string name, string description, Func<AgentContext, IServiceProvider, AIAgent> create, string version = "1", params string[] requires)
    {
        ArgumentNullException.ThrowIfNull(create);
        _services.AddSingleton(new AgentRegistration(
            new AgentDescription(AgentName.Parse(name), description, version, [.. requires.Select(AgentName.Parse)]),
            typeof(HostedAIAgent),
            services => new HostedAIAgent(context => create(context, services))));
        return this;
    }
}
