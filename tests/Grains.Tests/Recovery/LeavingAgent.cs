using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Recovery;

/// <summary>An agent whose grain is gone after its first step, as when its node leaves the cluster; the second time it stays.</summary>
public sealed class LeavingAgent(IGrainContextAccessor grain) : IAgent
{
    private static readonly ConcurrentDictionary<string, int> Attempts = new();

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var attempt = Attempts.AddOrUpdate(context.Request.Message, 1, (_, before) => before + 1);
        var first = await context.ToolAsync("first", new { }, (_, _) => Task.FromResult($"first of attempt {attempt}"));
        if (attempt == 1)
        {
            grain.GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The node leaves."), CancellationToken.None);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return new AgentResult($"{first}, ended by attempt {attempt}");
    }
}
