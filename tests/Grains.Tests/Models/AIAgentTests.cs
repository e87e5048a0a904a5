using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

[Collection(nameof(ModelCollection))]
public sealed class AIAgentTests(ModelCluster cluster)
{
    [Fact]
    public async Task AIAgent_OverTheChat_WorksAsThisUserWhereverItGoesOn()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        await cluster.StoreAsync(user, "own");
        cluster.Model.On(
            question,
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT workload_id FROM workload_events" }), ("count_up", new { })),
            ScriptedTurn.Says("Own rows."));

        var run = await cluster.RunToEndAsync(user, question, "framework");

        Assert.Equal((RunStatus.Completed, "Own rows. checked"), (run.Status, run.Result?.Answer));
        var results = cluster.Model.RequestsOf(question)[^1].Messages("tool");
        Assert.Contains("own", results[0], StringComparison.Ordinal);
        Assert.Equal("1", results[1]);
        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(
            ["query_analytics", "count_up"],
            events.Where(e => e.Type == EventTypes.ToolExecuting).Select(e => e.Payload.Contains("query_analytics", StringComparison.Ordinal) ? "query_analytics" : "count_up"));
        Assert.Contains(events, e => e.Type == EventTypes.SubagentCompleted && e.Agent == "helper");
    }
}
