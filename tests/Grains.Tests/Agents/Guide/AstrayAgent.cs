using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>An agent whose author took a filter for an argument, or for one that there is.</summary>
internal sealed class AstrayAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        object arguments = context.Request.Message == "unknown argument" ? new { workload = "chat" } : new { scope = new { workload = "chat" } };
        return new AgentResult((await context.CallToolAsync<JsonElement>("analyze_performance", arguments, cancellationToken)).GetRawText());
    }
}
