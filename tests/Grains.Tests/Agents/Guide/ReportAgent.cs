using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>The example of <c>docs/agents.md</c>, word for word.</summary>
public sealed class ReportAgent : IAgent
{
    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 6 } };

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(
            context.CallAgentAsync("data", "how many events do I have?"),
            context.CallAgentAsync("data", "how many errors do I have?"));
        var report = string.Join('\n', parts.Select(part => part.Answer));

        var decision = await context.RequestApprovalAsync($"Keep this report?\n{report}");
        if (!decision.Approved)
        {
            return new AgentResult($"Not kept. {decision.Comment}");
        }

        await context.SleepAsync(TimeSpan.FromMinutes(10));
        await context.ToolAsync(
            "keep_report",
            new { lines = parts.Length },
            async (scope, token) =>
            {
                await context.Data.Session.SetAsync("report", report, TimeSpan.FromDays(30), token);
                return true;
            },
            Patiently);
        return new AgentResult("Kept for 30 days.");
    }
}
