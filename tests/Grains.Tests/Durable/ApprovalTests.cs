using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

public sealed class ApprovalTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Theory]
    [InlineData(true, "fine", "a=1\nship it?: yes fine\nb=1")]
    [InlineData(false, null, "a=1\nship it?: no\nb=1")]
    public async Task Approval_AnsweredAfterDays_GoesOnOnceAndItsTimeDoesNotCount(bool approved, string? comment, string answer)
    {
        var user = NetraCluster.NewUser();
        var (run, asked) = await AskAsync(user, "count a\napprove ship it?\ncount b");

        await cluster.ParkedAsync(user, run.RunId);
        var waiting = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.AwaitingApproval, new PendingApproval(asked, "script", "ship it?")), (waiting.Status, Assert.Single(waiting.Approvals)));
        await cluster.Cluster.WaitForDeactivationAsync(GrainId.Create("netra-agent", KeyOf(user, run.RunId)));
        cluster.Time.Advance(TimeSpan.FromDays(3));
        await cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(approved, comment));

        var events = await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Completed, answer), (ended.Status, ended.Result?.Answer));
        Assert.Empty(ended.Approvals);
        Assert.Equal(
            [
                EventTypes.AgentStarted, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.ApprovalRequested, EventTypes.ApprovalResolved,
                EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentCompleted,
            ],
            events.Select(e => e.Type));
        Assert.Equal(approved, (bool)JsonNode.Parse(events[4].Payload)!["approved"]!);
    }

    [Fact]
    public async Task Approval_AnsweredByManyAtOnce_IsDecidedOnce()
    {
        var user = NetraCluster.NewUser();
        var (run, asked) = await AskAsync(user, "approve go?\ncount a");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var approved = i % 2 == 0;
            try
            {
                await cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(approved, null));
                return (approved, Code: "accepted");
            }
            catch (NetraException refusal)
            {
                return (approved, refusal.Code);
            }
        }));

        var events = await cluster.EventsAsync(user, run.RunId);
        var decided = (bool)JsonNode.Parse(Assert.Single(events, e => e.Type == EventTypes.ApprovalResolved).Payload)!["approved"]!;
        Assert.All(answers, answer => Assert.Equal(answer.approved == decided ? "accepted" : ErrorCodes.Conflict, answer.Code));
        Assert.EndsWith("a=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer, StringComparison.Ordinal);

        // Also after the run has ended.
        await cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(decided, null));
        var late = await Assert.ThrowsAsync<NetraException>(() => cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(!decided, null)));
        Assert.Equal(ErrorCodes.Conflict, late.Code);
    }

    [Fact]
    public async Task Approval_AnsweredBySomebodyElse_IsNotThere()
    {
        var (user, other) = (NetraCluster.NewUser(), NetraCluster.NewUser("other"));
        var (run, asked) = await AskAsync(user, "approve go?");

        var foreign = await RefusalAsync(other, run.RunId, asked);
        var missing = await RefusalAsync(other, RunId.New(DateTimeOffset.UtcNow), asked);
        var unasked = await RefusalAsync(user, run.RunId, "another");

        Assert.Equal((ErrorCodes.NotFound, ErrorCodes.NotFound, ErrorCodes.NotFound), (foreign.Code, missing.Code, unasked.Code));
        Assert.Equal(missing.Message, foreign.Message);
        Assert.Equal(RunStatus.AwaitingApproval, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
        await cluster.User(user).CancelRunAsync(run.RunId);
    }

    [Fact]
    public async Task Approval_SeveralOfCallerAndCalled_AreAnsweredInAnyOrder()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "all call helper count a | approve one | count b & approve two & approve three\ncount c");
        var open = 0;
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested && ++open == 3);
        await cluster.ParkedAsync(user, run.RunId);

        var asked = (await cluster.User(user).GetRunAsync(run.RunId))!.Approvals;
        Assert.Equal(["helper", "script", "script"], asked.Select(approval => approval.Agent).Order());
        await Task.WhenAll(asked.Reverse().Select(approval => cluster.User(user).ResolveApprovalAsync(run.RunId, approval.ApprovalId, new Approval(true, null))));

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("a=1\none: yes\nb=1,two: yes,three: yes\nc=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.Equal((3, 1, 1), (Count(events, EventTypes.ApprovalResolved), Count(events, EventTypes.SubagentStarted), Count(events, EventTypes.SubagentCompleted)));
    }

    [Fact]
    public async Task Cancel_WhileParked_EndsCalledAgentsAndToolsAndRefusesTheAnswer()
    {
        var user = NetraCluster.NewUser();
        var (run, asked) = await AskAsync(user, "all call helper approve go? & flaky 1 unavailable 3600");
        await cluster.ParkedAsync(user, run.RunId);

        Assert.True(await cluster.User(user).CancelRunAsync(run.RunId));

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal((1, 1), (Count(events, EventTypes.SubagentCompleted), Count(events, EventTypes.ToolCompleted)));
        Assert.Equal([EventTypes.AgentError, EventTypes.AgentCompleted], events[^2..].Select(e => e.Type));
        Assert.Equal(ErrorCodes.Conflict, (await RefusalAsync(user, run.RunId, asked)).Code);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Cancelled, 0), (ended.Status, ended.Approvals.Length));
    }

    [Fact]
    public async Task Approval_OfACalledAgentThatDidNotWaitForIt_GoesWithTheAgent()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.StartAsync(user, "call helper forget go? | answer on\ngate g");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);

        var waiting = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Running, 0), (waiting.Status, waiting.Approvals.Length));
        await cluster.OpenGateAsync(user, "g");
        await cluster.EventsAsync(user, run.RunId);
    }

    private static int Count(List<UserEvent> events, string type) => events.Count(e => e.Type == type);

    private static string KeyOf(string user, RunId runId) =>
        new AgentGrainKey(Grains.Abstractions.Identity.UserId.Parse(user), runId, AgentName.Parse("script"), CallId.Root).ToGrainKey();

    private Task<NetraException> RefusalAsync(string user, RunId runId, string approvalId) =>
        Assert.ThrowsAsync<NetraException>(() => cluster.User(user).ResolveApprovalAsync(runId, approvalId, new Approval(true, null)));

    private async Task<(RunView Run, string ApprovalId)> AskAsync(string user, string message)
    {
        var run = await cluster.StartAsync(user, message);
        var events = await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);
        return (run, (string)JsonNode.Parse(events.Single(e => e.Type == EventTypes.ApprovalRequested).Payload)!["approvalId"]!);
    }
}
