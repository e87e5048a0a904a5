using Netra.Grains.Abstractions.Errors;
using Netra.Testing.Clusters;
using Netra.Testing.Data;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.Guide;

public sealed class TailTests(GuideCluster cluster) : IClassFixture<GuideCluster>
{
    [Fact]
    public async Task Analysis_CalledByAnAgent_IsOfTheEventsItNames()
    {
        var user = await cluster.NewUserWithAsync(
            ["timestamp", "workload_id", "latency_ms"], [DateTime.UnixEpoch, "chat", 100d], [DateTime.UnixEpoch, "chat", 200d], [DateTime.UnixEpoch, "code", 9_000d]);

        var run = await cluster.RunToEndAsync(user, "how slow is chat?", "tail");

        Assert.Equal("95 of 100 chats take up to 195 ms, of 2 that say how long they took.", run.Result?.Answer);
        EventAssert.InOrder(await cluster.EventsAsync(user, run.RunId), "tool_executing analyze_performance", "tool_completed analyze_performance");
    }

    [Fact]
    public async Task Analysis_WithoutSuchEvents_HasNoFigure() =>
        Assert.Equal("No chat says how long it took.", (await cluster.RunToEndAsync(NetraCluster.NewUser(), "how slow is chat?", "tail")).Result?.Answer);

    [Theory]
    [InlineData("unknown argument")]
    [InlineData("unknown filter")]
    public async Task Analysis_WithANameThatItDoesNotKnow_IsRefused(string mistake)
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), mistake, "astray");

        Assert.Equal(ErrorCodes.InvalidRequest, run.Error?.Code);
    }
}
