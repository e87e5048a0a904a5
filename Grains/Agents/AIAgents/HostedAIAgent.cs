using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Agents.AIAgents;

/// <summary>
/// Hosts an agent of the Microsoft agent framework. What it does through the context's chat and tools is recorded; what it does besides is done again when the
/// run resumes.
/// </summary>
internal sealed class HostedAIAgent(Func<AgentContext, AIAgent> create) : IAgent
{
    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var response = await create(context)
            .RunStreamingAsync([new ChatMessage(ChatRole.User, context.Request.Message)], session: null, options: null, cancellationToken)
            .ToAgentResponseAsync(cancellationToken);
        var answer = response.Messages.LastOrDefault(message => message.Role == ChatRole.Assistant && !string.IsNullOrWhiteSpace(message.Text))?.Text;
        return answer is not null
            ? new AgentResult(answer)
            : throw new NetraException(ErrorCodes.ModelFailed, "The agent gave no answer.") { ErrorClass = ModelFailures.Malformed };
    }
}
