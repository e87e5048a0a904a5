using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>The first example of <c>docs/agents.md</c>, word for word.</summary>
public sealed class BusyHourAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        await context.ThinkingAsync("Looking for the hour with the most events.");
        var rows = await context.ToolAsync(
            "query_analytics",
            new { purpose = "events per hour" },
            async (scope, token) =>
            {
                await using var clickHouse = await context.Data.OpenClickHouseAsync(token);
                var result = await clickHouse.QueryAsync(new AnalyticsQuery(
                    "SELECT toHour(timestamp) AS hour, count() AS events FROM workload_events GROUP BY hour ORDER BY events DESC LIMIT 1"), token);
                return result.Rows.Select(row => new[] { row[0]!.ToString()!, row[1]!.ToString()! }).ToArray();
            },
            StepOptions.Repeatable);

        return rows.Length == 0
            ? new AgentResult("There are no events yet.")
            : new AgentResult($"Most events, {rows[0][1]}, fall into the hour from {rows[0][0]}:00 UTC.");
    }
}
