using Microsoft.Agents.AI;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents.AIAgents;

/// <summary>Our agents for the Microsoft agent framework.</summary>
public static class AIAgentExtensions
{
    /// <summary>
    /// Another agent as an <see cref="AIAgent"/>, for workflows inside of an agent: each run of it is a call of the context, with the user messages as its message.
    /// The calling agent must name it among those it requires.
    /// </summary>
    /// <param name="context">The calling agent's context.</param>
    /// <param name="agent">The agent's name.</param>
    /// <param name="description">What it is for.</param>
    public static AIAgent AsAIAgent(this AgentContext context, string agent, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrWhiteSpace(agent);
        return new CalledAIAgent(context, agent, description);
    }
}
