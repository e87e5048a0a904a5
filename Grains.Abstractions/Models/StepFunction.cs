using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Models;

/// <summary>
/// Says how a tool behaves when the model calls it through <see cref="AgentContext.Chat"/>. A tool without it is run as a step that must not run twice.
/// </summary>
/// <param name="function">The tool.</param>
/// <param name="options">How its step behaves; <see langword="null"/>: it takes steps of the context itself, such as <see cref="AgentContext.CallAgentAsync"/>.</param>
public sealed class StepFunction(AIFunction function, StepOptions? options) : DelegatingAIFunction(function)
{
    /// <summary>How its step behaves; <see langword="null"/>: it takes steps itself.</summary>
    public StepOptions? Options => options;
}
