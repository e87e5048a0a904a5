using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Tests.Agents.Guide;

public sealed class TailAgent : IAgent
{
    private static readonly string[] Workloads = ["chat"];

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var found = await context.CallToolAsync<Performance>(
            "analyze_performance",
            new { scope = new { workloads = Workloads }, measure = "latency_ms" },
            cancellationToken);
        return found.Overall is { P95: { } p95, Values: var values }
            ? AgentResult.Of($"95 of 100 chats take up to {p95} ms, of {values} that say how long they took.", found.Overall)
            : new AgentResult("No chat says how long it took.");
    }

    private sealed record Performance(Figures? Overall);

    private sealed record Figures(long Values, double? P95);
}
