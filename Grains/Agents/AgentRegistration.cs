using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents;

/// <summary>An agent and the class that does its work.</summary>
/// <param name="Description">What it is.</param>
/// <param name="AgentType">The class; made anew for each execution.</param>
/// <param name="Factory">Makes it; <see langword="null"/>: its constructor, with services.</param>
internal sealed record AgentRegistration(AgentDescription Description, Type AgentType, Func<IServiceProvider, IAgent>? Factory = null)
{
    /// <summary>A new one.</summary>
    public IAgent Create(IServiceProvider services) => Factory?.Invoke(services) ?? (IAgent)ActivatorUtilities.CreateInstance(services, AgentType);

    /// <summary>Whether both make the same.</summary>
    public bool IsAs(AgentRegistration other) => AgentType == other.AgentType && Factory == other.Factory;
}
