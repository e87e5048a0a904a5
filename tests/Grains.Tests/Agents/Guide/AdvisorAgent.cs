using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>The example with a model of <c>docs/agents.md</c>, word for word.</summary>
public sealed class AdvisorAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var question = new ModelQuestion("Answer the user's question from the user's data, and say which figures you used.")
        {
            Message = context.Request.Message,
            Tools = context.Tools,
        };
        var answer = await context.AskModelForTextAsync(question, stream: true, cancellationToken);
        return answer.Succeeded
            ? new AgentResult(answer.Value)
            : await context.CallAgentAsync("data", context.Request.Message);
    }
}
