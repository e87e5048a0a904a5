using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Runs;

public sealed class RunLimitTests(ShortLimitsCluster cluster) : IClassFixture<ShortLimitsCluster>
{
    [Fact]
    public async Task Start_OverTheLimits_WaitsThenIsRefusedAndWaitersFollow()
    {
        var user = NetraCluster.NewUser();
        var runs = new List<RunView>();
        for (var i = 0; i < 4; i++)
        {
            runs.Add(await cluster.StartAsync(user, "tool a\nhang-tool"));
        }

        var refusal = await Assert.ThrowsAsync<NetraException>(() => cluster.StartAsync(user, "answer x"));
        Assert.Equal(ErrorCodes.LimitExceeded, refusal.Code);
        Assert.NotNull(refusal.RetryAfter);
        Assert.Equal([RunStatus.Running, RunStatus.Running, RunStatus.Queued, RunStatus.Queued], runs.Select(run => run.Status));

        await cluster.EventsUntilAsync(user, runs[3].RunId, e => e.Type == EventTypes.RunQueued);
        await cluster.User(user).CancelRunAsync(runs[0].RunId);
        await cluster.EventsUntilAsync(user, runs[2].RunId, e => e.Type == EventTypes.AgentStarted);
        await cluster.User(user).CancelRunAsync(runs[3].RunId);
        var waited = await cluster.EventsAsync(user, runs[3].RunId);

        Assert.Equal([EventTypes.RunQueued, EventTypes.AgentError, EventTypes.AgentCompleted], waited.Select(e => e.Type));
        foreach (var run in runs)
        {
            await cluster.User(user).CancelRunAsync(run.RunId);
        }
    }

    [Fact]
    public async Task Run_WithoutProgress_IsTimedOutWithOneEndAndItsToolClosed()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "hang-tool");
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal((RunStatus.TimedOut, ErrorCodes.TimedOut), (run.Status, run.Error!.Code));
        Assert.Equal(
            [EventTypes.AgentStarted, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentError, EventTypes.AgentCompleted],
            events.Select(e => e.Type));
    }

    [Fact]
    public async Task History_OverItsLimits_DropsTheOldestAndKeepsTheSequence()
    {
        var user = NetraCluster.NewUser();
        for (var i = 0; i < 14; i++)
        {
            await cluster.RunToEndAsync(user, string.Join('\n', Enumerable.Repeat("think x", 40)));
        }

        var statistics = await cluster.User(user).GetStatisticsAsync();

        Assert.Equal(10, (await cluster.User(user).ListRunsAsync(null, 100)).Items.Length);
        Assert.Equal(14 * 42, statistics.Events.Head);
        Assert.InRange(statistics.Events.Oldest, 2, statistics.Events.Head - 99);
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        Assert.Equal(statistics.Events, (await cluster.User(user).GetStatisticsAsync()).Events);
    }

    [Fact]
    public async Task History_RunThatOutlastedMany_IsKeptWhenItEnds()
    {
        var user = NetraCluster.NewUser();
        var first = await cluster.StartAsync(user, "approve go?");
        var asked = (await cluster.EventsUntilAsync(user, first.RunId, e => e.Type == EventTypes.ApprovalRequested))[^1];
        for (var i = 0; i < 11; i++)
        {
            await cluster.RunToEndAsync(user, "answer x");
        }

        var approval = (string)JsonNode.Parse(asked.Payload)!["approvalId"]!;
        await cluster.User(user).ResolveApprovalAsync(first.RunId, approval, new Approval(true, null));
        await cluster.EventsAsync(user, first.RunId);
        await cluster.RunToEndAsync(user, "answer x");

        Assert.Equal("go?: yes", (await cluster.User(user).GetRunAsync(first.RunId))?.Result?.Answer);
        Assert.Equal(10, (await cluster.User(user).ListRunsAsync(null, 100)).Items.Length);
    }
}
