using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

public sealed class StepTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Theory]
    [InlineData("flaky 2 unavailable 0.05", RunStatus.Completed, "completed", 3)]
    [InlineData("flaky 9 unavailable 0.05", RunStatus.Failed, "failed", 4)]
    [InlineData("flaky 1 query_failed 0.05", RunStatus.Failed, "failed", 1)]
    public async Task Retry_AsDeclared_IsOneToolWithItsAttempts(string message, RunStatus status, string tool, int attempts)
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, message);
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal(status, run.Status);
        Assert.Single(events, e => e.Type == EventTypes.ToolExecuting);
        var ended = JsonNode.Parse(Assert.Single(events, e => e.Type == EventTypes.ToolCompleted).Payload)!;
        Assert.Equal((tool, attempts), ((string?)ended["status"], (int)ended["attempts"]!));
    }

    [Fact]
    public async Task Retry_InALongPause_IsPutAwayAndGoesOnWithTheNextAttempt()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "flaky 2 limit_exceeded 3600");

        foreach (var hours in (int[])[1, 2])
        {
            await cluster.ParkedAsync(user, run.RunId);
            await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
            cluster.Time.Advance(TimeSpan.FromHours(hours));
            await cluster.StoredAsync(user, run.RunId, "taken up", stored => stored.ParkedAt is null);
        }

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal([EventTypes.AgentStarted, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentCompleted], events.Select(e => e.Type));
        Assert.Equal("attempt 3", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
    }

    [Fact]
    public async Task OperationId_OfAStepThatRunsAgain_IsTheSame()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "operation g");
        await EventuallyAsync(user, "attempt 1");

        await cluster.LoseAsync(user, run.RunId, ("script", CallId.Root));
        await EventuallyAsync(user, "attempt 2");
        await cluster.OpenGateAsync(user, "g");

        await cluster.EventsAsync(user, run.RunId);
        var operation = (await cluster.User(user).GetRunAsync(run.RunId))!.Result!.Answer;
        Assert.Equal($"\"{operation}\"", await cluster.User(user).GetSessionJsonAsync("attempt 1"));
        Assert.Equal($"\"{operation}\"", await cluster.User(user).GetSessionJsonAsync("attempt 2"));
        Assert.Null(await cluster.User(user).GetSessionJsonAsync("attempt 3"));
    }

    [Theory]
    [InlineData("once g", RunStatus.OutcomeUnknown)]
    [InlineData("call helper once g", RunStatus.OutcomeUnknown)]
    [InlineData("try call helper once g", RunStatus.Completed)]
    public async Task Step_InterruptedThatMustNotRunTwice_IsOutcomeUnknown(string message, RunStatus status)
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, message);
        var executing = (await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting))[^1];

        await cluster.LoseAgentAsync(user, run.RunId, executing.Agent, executing.Agent == "script" ? CallId.Root : CallId.Root.Child(0));

        var events = await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal(status, ended.Status);
        var tool = JsonNode.Parse(Assert.Single(events, e => e.Type == EventTypes.ToolCompleted).Payload)!;
        Assert.Equal(("outcome_unknown", (string?)JsonNode.Parse(executing.Payload)!["toolCallId"]), ((string?)tool["status"], (string?)tool["toolCallId"]));
        Assert.Contains(events, e => e.Type == EventTypes.AgentError && e.Payload.Contains(ErrorCodes.OutcomeUnknown, StringComparison.Ordinal));
        Assert.Equal(status == RunStatus.Completed ? "failed: outcome_unknown" : null, ended.Result?.Answer);
    }

    [Theory]
    [InlineData("a b gate then a c gate", "step 1 is 'c' and was 'b'")]
    [InlineData("a b gate then b a gate", "step 0 is 'b' and was 'a'")]
    [InlineData("a b gate then a", "ended before step 1, 'b'")]
    [InlineData("a b gate then a sleep gate", "step 1 is 'sleep' and was 'b'")]
    [InlineData("number gate then words gate", "the result of step 0, 'value', was of another type")]
    public async Task Steps_OthersThanBeforeTheInterruption_StopTheRun(string message, string how)
    {
        var (user, run) = await InterruptAsync(message, "changing");

        var events = await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Failed, ErrorCodes.Diverged), (ended.Status, ended.Error?.Code));
        Assert.Contains(how, ended.Error!.Message, StringComparison.Ordinal);
        Assert.Single(events, e => e.Type == EventTypes.ToolCompleted);
    }

    [Fact]
    public async Task Steps_TheSameAsBeforeTheInterruption_GoOn()
    {
        var (user, run) = await InterruptAsync("a number sleep gate b", "changing");

        await cluster.OpenGateAsync(user, "g");

        await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("a number sleep gate b", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
    }

    [Fact]
    public async Task Call_WithTypedParametersAndFigures_IsReadTyped() =>
        Assert.Equal("5,30", (await cluster.RunToEndAsync(NetraCluster.NewUser(), "sum", "figures")).Result?.Answer);

    private async Task<(string User, RunView Run)> InterruptAsync(string message, string agent)
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, message, agent);
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);
        await cluster.LoseAgentAsync(user, run.RunId, agent, CallId.Root);
        return (user, run);
    }

    private async Task EventuallyAsync(string user, string key)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await cluster.User(user).GetSessionJsonAsync(key) is null)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
