using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Runs;

public sealed class RunTests(NetraCluster cluster)
{
    [Fact]
    public async Task Run_ThatWorks_EmitsTheFiveMandatoryEventsInOrder()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.StartAsync(user, "think about it\ntool look\nanswer done");
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal(
            [EventTypes.AgentStarted, EventTypes.AgentThinking, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentCompleted],
            events.Select(e => e.Type));
        Assert.Equal([1L, 2, 3, 4, 5], events.Select(e => e.Sequence));
        var ended = await cluster.User(user).GetRunAsync(run.RunId);
        Assert.Equal((RunStatus.Completed, "did look\ndone"), (ended!.Status, ended.Result!.Answer));
        Assert.Equal("did look\ndone", (string?)JsonNode.Parse(events[^1].Payload)!["result"]!["answer"]);
    }

    [Theory]
    [InlineData("fail query_failed", "query_failed", "failed with query_failed")]
    [InlineData("crash", "internal", "secret detail")]
    public async Task Run_ThatFails_EndsOnceWithItsErrorAndTellsNoForeignDetail(string message, string code, string detail)
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, message);
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal((RunStatus.Failed, code), (run.Status, run.Error!.Code));
        Assert.Equal([EventTypes.AgentStarted, EventTypes.AgentError, EventTypes.AgentCompleted], events.Select(e => e.Type));
        Assert.Equal(code != "internal", run.Error.Message.Contains(detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_WhileAToolWorks_EndsTheRunAndItsTool()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "hang-tool");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);

        Assert.True(await cluster.User(user).CancelRunAsync(run.RunId));
        Assert.True(await cluster.User(user).CancelRunAsync(run.RunId));

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(
            [EventTypes.AgentStarted, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentError, EventTypes.AgentCompleted],
            events.Select(e => e.Type));
        Assert.Equal(RunStatus.Cancelled, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
    }

    [Fact]
    public async Task Start_SameRequestAgain_IsTheSameRunAndAnotherBodyAConflict()
    {
        var user = NetraCluster.NewUser();
        var first = await cluster.StartAsync(user, "answer one", requestId: "r1");

        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.StartAsync(user, "answer one", requestId: "r1")));
        var conflict = await Assert.ThrowsAsync<NetraException>(() => cluster.StartAsync(user, "answer two", requestId: "r1"));

        Assert.All(again, run => Assert.Equal(first.RunId, run.RunId));
        Assert.Equal(ErrorCodes.Conflict, conflict.Code);
        Assert.Single((await cluster.User(user).ListRunsAsync(null, 100)).Items);
    }

    [Fact]
    public async Task Start_UnknownAgent_IsRefusedAndNamesTheOnesThereAre()
    {
        var refusal = await Assert.ThrowsAsync<NetraException>(() => cluster.StartAsync(NetraCluster.NewUser(), "x", "no_such"));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.Contains("script", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_AfterASequence_ReplaysTheRestAndGoesOnLive()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "think a");
        var seen = new List<long>();
        await using var events = cluster.User(user).SubscribeAsync(new EventSubscription(2, null), TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        seen.AddRange(events.Current.Events.Select(e => e.Sequence));

        await cluster.RunToEndAsync(user, "think b");
        while (seen[^1] < 6)
        {
            cluster.User(user);
            Assert.True(await events.MoveNextAsync());
            seen.AddRange(events.Current.Events.Select(e => e.Sequence));
        }

        Assert.Equal([3L, 4, 5, 6], seen);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(99)]
    public async Task Subscribe_BeyondWhatIsKept_IsExpired(long after)
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "think a");

        var refusal = await Assert.ThrowsAsync<NetraException>(async () =>
        {
            await foreach (var _ in cluster.User(user).SubscribeAsync(new EventSubscription(after, null), TestContext.Current.CancellationToken))
            {
            }
        });

        Assert.Equal(ErrorCodes.EventsExpired, refusal.Code);
    }

    [Fact]
    public async Task Get_RunOfAnotherUser_IsNotThere()
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), "answer x");
        var other = NetraCluster.NewUser();

        Assert.Null(await cluster.User(other).GetRunAsync(run.RunId));
        Assert.False(await cluster.User(other).CancelRunAsync(run.RunId));
        Assert.Null(await cluster.User(other).GetRunAsync(RunId.New(DateTimeOffset.UtcNow)));
    }

    [Fact]
    public async Task Activation_ThatIsLost_FindsRunsEventsAndSequenceAgain()
    {
        var user = NetraCluster.NewUser();
        var first = await cluster.RunToEndAsync(user, "think a");
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));

        var second = await cluster.RunToEndAsync(user, "think b");

        Assert.Equal([second.RunId, first.RunId], (await cluster.User(user).ListRunsAsync(null, 10)).Items.Select(run => run.RunId));
        Assert.Equal([4L, 5, 6], (await cluster.EventsAsync(user, second.RunId)).Select(e => e.Sequence));
    }

    [Fact]
    public async Task Activation_LostWhileItsAgentHangs_TheRunGoesOn()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "tool first\nhang-tool");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("hang", StringComparison.Ordinal));
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));

        Assert.Equal(RunStatus.Running, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
        await cluster.User(user).CancelRunAsync(run.RunId);

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(2, events.Count(e => e.Type == EventTypes.ToolCompleted));
        Assert.Single(events, e => e.Type == EventTypes.AgentCompleted);
    }
}
