using System.ComponentModel;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Models;

/// <summary>Makes tools for a language model.</summary>
public static class AgentToolExtensions
{
    /// <summary>Another agent as a tool: the model gives it a message and gets its answer. The calling agent must name it among those it requires.</summary>
    /// <param name="context">The calling agent's context.</param>
    /// <param name="agent">The agent's name, and the tool's.</param>
    /// <param name="description">What it is for, as the model is told.</param>
    public static AIFunction AgentTool(this AgentContext context, string agent, string description)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new StepFunction(
            AIFunctionFactory.Create(
                async ([Description("What the agent is asked.")] string message) => (await context.CallAgentAsync(agent, message)).Answer,
                agent,
                description),
            options: null);
    }
}
