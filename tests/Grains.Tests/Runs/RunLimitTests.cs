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
}
