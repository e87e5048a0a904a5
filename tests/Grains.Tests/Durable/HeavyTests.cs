using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

/// <summary>Agents that ask for more than is recorded are told so, and take nobody with them.</summary>
public sealed class HeavyTests(HeavyCluster cluster) : IClassFixture<HeavyCluster>
{
    [Theory]
    [InlineData("result 4000000", "done")]
    [InlineData("result 50000000", ErrorCodes.TooLarge)]
    [InlineData("results 3500000", ErrorCodes.TooLarge)]
    [InlineData("name 256", "done")]
    [InlineData("name 257", ErrorCodes.InvalidRequest)]
    [InlineData("loop", ErrorCodes.Internal)]
    [InlineData("arguments", "JsonException")]
    public async Task Step_ThatAsksTooMuch_FailsAndTheAgentGoesOn(string message, string code)
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), message, "heavy");

        Assert.Equal((RunStatus.Completed, $"{code}, went on"), (run.Status, run.Result?.Answer));
    }

    [Theory]
    [InlineData("answer 524288", RunStatus.Completed, null)]
    [InlineData("answer 524289", RunStatus.Failed, ErrorCodes.TooLarge)]
    [InlineData("nothing", RunStatus.Failed, ErrorCodes.Internal)]
    public async Task Answer_ThatIsTooLongOrMissing_FailsTheRun(string message, RunStatus status, string? code)
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), message, "heavy");

        Assert.Equal((status, code), (run.Status, run.Error?.Code));
    }

    [Fact]
    public async Task Tools_ThousandsOpenWhenTheRunIsCancelled_EndOnceEachBeforeIt()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "tools 4500", "heavy");
        var begun = 0;
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && ++begun == 4_500);

        await cluster.User(user).CancelRunAsync(run.RunId);

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(RunStatus.Cancelled, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
        Assert.Equal(Enumerable.Range(1, 9_003).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(4_500, events.Where(e => e.Type == EventTypes.ToolCompleted).DistinctBy(e => e.Payload[..e.Payload.IndexOf(',', StringComparison.Ordinal)]).Count());
        Assert.Equal([EventTypes.AgentError, EventTypes.AgentCompleted], events.TakeLast(2).Select(e => e.Type));
    }
}
