using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Runs;

public sealed class CallTests(NetraCluster cluster)
{
    [Fact]
    public async Task Call_AnotherAgent_AnswersItsCallerWithEventsOfItsOwn()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "tool a\ncall helper tool b | answer c\nanswer d");
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal((RunStatus.Completed, "did a\ndid b\nc\nd"), (run.Status, run.Result!.Answer));
        Assert.Equal(["script", "helper"], run.Agents);
        Assert.Equal(
            [
                (EventTypes.AgentStarted, "script"), (EventTypes.ToolExecuting, "script"), (EventTypes.ToolCompleted, "script"),
                (EventTypes.SubagentStarted, "helper"), (EventTypes.ToolExecuting, "helper"), (EventTypes.ToolCompleted, "helper"),
                (EventTypes.SubagentCompleted, "helper"), (EventTypes.AgentCompleted, "script"),
            ],
            events.Select(e => (e.Type, e.Agent)));
        Assert.Contains("\"status\":\"completed\"", events[6].Payload, StringComparison.Ordinal);
        Assert.Contains("did b", events[6].Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_SeveralAtOnce_WorkAtTheSameTime()
    {
        var user = NetraCluster.NewUser();

        // Each waits for what the other does.
        var run = await cluster.RunToEndAsync(user, "all call helper set x | gate y | answer one & call helper set y | gate x | answer two & tool three");

        Assert.Equal((RunStatus.Completed, "passed y\none,passed x\ntwo,did three"), (run.Status, run.Result!.Answer));
    }

    [Fact]
    public async Task Call_AllActivationsLostInTheMiddle_GoesOnFromTheJournalsAndRepeatsNothing()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "count a\nall call helper count b | gate g | count c & call script count d | call helper count e || gate g || count f & gate g\ncount h");
        var waiting = 0;
        await cluster.EventsUntilAsync(user, run.RunId, e => e is { Type: EventTypes.ToolExecuting } && e.Payload.Contains("\"gate\"", StringComparison.Ordinal) && ++waiting == 3);

        await cluster.LoseAsync(user, run.RunId, ("script", CallId.Root), ("helper", CallId.Root.Child(1)), ("script", CallId.Root.Child(2)), ("helper", CallId.Root.Child(2).Child(1)));
        await cluster.OpenGateAsync(user, "g");

        var events = await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal("a=1\nb=1\npassed g\nc=1,d=1\ne=1\npassed g\nf=1,passed g\nh=1", ended.Result!.Answer);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal((3, 3), (events.Count(e => e.Type == EventTypes.SubagentStarted), events.Count(e => e.Type == EventTypes.SubagentCompleted)));
        Assert.Equal((10, 10), (events.Count(e => e.Type == EventTypes.ToolExecuting), events.Count(e => e.Type == EventTypes.ToolCompleted)));
    }

    [Theory]
    [InlineData("script", 0)]
    [InlineData("helper", 1)]
    public async Task Call_OneAgentLostAndItsUserNot_GoesOn(string agent, int depth)
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "count a\ncall helper count b | gate g\ncount c");
        await cluster.EventsUntilAsync(user, run.RunId, e => e is { Type: EventTypes.ToolExecuting, Agent: "helper" } && e.Payload.Contains("\"gate\"", StringComparison.Ordinal));

        await cluster.LoseAgentAsync(user, run.RunId, agent, depth == 0 ? CallId.Root : CallId.Root.Child(1));
        await cluster.OpenGateAsync(user, "g");

        await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("a=1\nb=1\npassed g\nc=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result!.Answer);
    }

    [Theory]
    [InlineData("call helper fail query_failed", ErrorCodes.QueryFailed)]
    [InlineData("call helper crash", ErrorCodes.Internal)]
    [InlineData("call foreign direct x", ErrorCodes.Forbidden)]
    [InlineData("call no_such x", ErrorCodes.Forbidden)]
    [InlineData("call No-Name x", ErrorCodes.InvalidRequest)]
    [InlineData("call helper call script answer x", ErrorCodes.Forbidden)]
    public async Task Call_ThatFails_IsTheCallersToHandle(string call, string code)
    {
        var user = NetraCluster.NewUser();

        var handled = await cluster.RunToEndAsync(user, $"try {call}\nanswer on");
        var unhandled = await cluster.RunToEndAsync(user, call);

        Assert.Equal((RunStatus.Completed, $"failed: {code}\non"), (handled.Status, handled.Result!.Answer));
        Assert.Equal((RunStatus.Failed, code), (unhandled.Status, unhandled.Error!.Code));
    }

    [Fact]
    public async Task Call_NestedTooDeepOrMadeTooOften_IsRefused()
    {
        var user = NetraCluster.NewUser();

        var deep = await cluster.RunToEndAsync(user, "recurse");
        var often = await cluster.RunToEndAsync(user, $"all {string.Join(" & ", Enumerable.Repeat("try call helper answer x", 52))}");

        Assert.Equal("+++++failed: limit_exceeded", deep.Result!.Answer);
        Assert.Equal((50, 2), (often.Result!.Answer.Split(',').Count(answer => answer == "x"), often.Result.Answer.Split(',').Count(answer => answer == "failed: limit_exceeded")));
    }

    [Fact]
    public async Task Cancel_WhileCalledAgentsWork_EndsThemAndTheirTools()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "all call helper hang-tool & call script call helper hang-tool");
        var hanging = 0;
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && ++hanging == 2);

        await cluster.User(user).CancelRunAsync(run.RunId);

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(3, events.Count(e => e.Type == EventTypes.SubagentCompleted && e.Payload.Contains("\"cancelled\"", StringComparison.Ordinal)));
        Assert.Equal(2, events.Count(e => e.Type == EventTypes.ToolCompleted && e.Payload.Contains("\"cancelled\"", StringComparison.Ordinal)));
        Assert.Equal([EventTypes.AgentError, EventTypes.AgentCompleted], events[^2..].Select(e => e.Type));
    }
}
