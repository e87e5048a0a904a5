using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents;

/// <summary>An agent and the class that does its work.</summary>
/// <param name="Description">What it is.</param>
/// <param name="AgentType">The class; made anew for each execution.</param>
internal sealed record AgentRegistration(AgentDescription Description, Type AgentType);
