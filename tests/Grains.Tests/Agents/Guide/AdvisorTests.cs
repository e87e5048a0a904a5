using Netra.Testing.Data;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.Guide;

public sealed class AdvisorTests(GuideCluster cluster) : IClassFixture<GuideCluster>
{
    [Fact]
    public async Task Question_ToTheModel_IsAnsweredFromWhatItsToolsFound()
    {
        var user = await cluster.NewUserWithAsync(["timestamp", "workload_id"], [DateTime.UnixEpoch, "chat"], [DateTime.UnixEpoch, "code"]);
        cluster.Model.On(
            "what runs here?",
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT workload_id FROM workload_events ORDER BY workload_id" })),
            ScriptedTurn.Says("Two workloads, chat and code."));

        var run = await cluster.RunToEndAsync(user, "what runs here?", "advisor");

        Assert.Equal("Two workloads, chat and code.", run.Result?.Answer);
        Assert.Contains("code", cluster.Model.RequestsOf("what runs here?")[^1].Messages("tool")[^1], StringComparison.Ordinal);
        EventAssert.InOrder(await cluster.EventsAsync(user, run.RunId), "tool_executing query_analytics", "answer_delta", "agent_completed");
    }

    [Fact]
    public async Task Question_ModelRefuses_IsAnsweredWithoutIt()
    {
        var user = await cluster.NewUserWithAsync(["timestamp"], [DateTime.UnixEpoch]);
        cluster.Model.On("how many events do I have?", ScriptedTurn.FailsWith(401));

        var run = await cluster.RunToEndAsync(user, "how many events do I have?", "advisor");

        Assert.Contains("Events: 1.", run.Result?.Answer, StringComparison.Ordinal);
        EventAssert.InOrder(await cluster.EventsAsync(user, run.RunId), "subagent_started data", "subagent_completed data");
    }
}
