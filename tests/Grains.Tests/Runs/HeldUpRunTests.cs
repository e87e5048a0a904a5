using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Runs;

/// <summary>An agent that would go on if it could is not silent, however long that takes.</summary>
public sealed class HeldUpRunTests(HeldUpCluster cluster) : IClassFixture<HeldUpCluster>
{
    // A run may be silent for 4 s; agents are asked every 2 s, and tried to be begun every quarter of a second.
    [Theory]
    [InlineData("ReportAsync", "AskAsync", 5)]
    [InlineData("CompleteAsync", "AskAsync", 5)]
    [InlineData("GetSessionAsync", "AskAsync", 5)]
    [InlineData("AskAsync", "AskAsync", 5)]
    [InlineData("StartAsync", "StartAsync", 32)]
    public async Task Run_WhoseCallsDoNotArriveForLongerThanItMayBeSilent_GoesOnAndCompletes(string held, string attempted, int times)
    {
        var user = NetraCluster.NewUser();
        cluster.Calls.Hold(user, held);
        if (held == "CompleteAsync")
        {
            await cluster.OpenGateAsync(user, "g");
        }

        var run = await cluster.StartAsync(user, "tool a\ngate g");
        await cluster.Calls.AttemptsAsync(user, attempted, times);
        cluster.Calls.Release(user, held);
        await cluster.OpenGateAsync(user, "g");
        await cluster.EventsAsync(user, run.RunId);

        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Completed, "did a\npassed g"), (ended.Status, ended.Result?.Answer ?? ended.Error?.Message));
    }

    [Fact]
    public async Task Run_WhoseNodeStoodStillForLongerThanItsLimits_GoesOnAndCompletes()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "tool a\ngate g");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("gate", StringComparison.Ordinal));

        cluster.Time.Advance(TimeSpan.FromHours(1));
        await cluster.Calls.AttemptsAsync(user, "AskAsync", 2);
        await cluster.OpenGateAsync(user, "g");
        await cluster.EventsAsync(user, run.RunId);

        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Completed, "did a\npassed g"), (ended.Status, ended.Result?.Answer ?? ended.Error?.Message));
    }

    [Fact]
    public async Task Run_ThatHangsByItself_IsTimedOutAllTheSame()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "tool a\nhang");

        Assert.Equal(RunStatus.TimedOut, run.Status);
    }
}
