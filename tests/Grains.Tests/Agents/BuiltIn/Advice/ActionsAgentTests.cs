using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

[Collection(nameof(AdviceCollection))]
public sealed class ActionsAgentTests(AdviceCluster cluster)
{
    [Fact]
    public async Task Run_Alone_HasTheDataLookedAt_AndPlansForEachFinding()
    {
        var user = await AnalysisUser.WithAsync(cluster, AdviceSample.Events());
        var (_, found) = await cluster.AskAsync<OptimizationResult>(user.Name, "optimization", "what should I do?");

        var (answer, plan) = await cluster.AskAsync<ActionPlan>(user.Name, "actions", "what should I do?");

        Assert.Equal(found.Findings.Select(finding => finding.Id).Order(), plan.Actions.Select(action => action.Finding).Order());
        Assert.All(plan.Actions, action =>
        {
            var finding = found.Findings.Single(finding => finding.Id == action.Finding);
            Assert.Equal((finding.Title, finding.Gain), (action.Because, action.Gain));
            Assert.True(action.Steps.Length >= 3 && action.EffortReason.Length > 0 && action.Check.Length > 0);
            Assert.Contains(action.Title, answer, StringComparison.Ordinal);
        });
        Assert.Equal(Enumerable.Range(1, plan.Actions.Length), plan.Actions.Select(action => action.Place));
    }

    [Fact]
    public async Task Run_WithFindings_PlansForThoseAndAsksNobody()
    {
        var user = NetraCluster.NewUser();
        var optimization = new
        {
            events = 9,
            prices = "none",
            findings = new[]
            {
                Found("f1", "slow_group", "milliseconds", 900),
                Found("f2", "cost_outliers", "cents", 100),
                Found("f3", "long_context", "cents", 150),
                Found("f4", "errors", "errors", 5),
            },
        };

        var run = await cluster.StartAsync(user, "actions", "what should I do?", new { results = new { optimization } });
        var events = await cluster.EventsAsync(user, run.RunId);
        var plan = new Abstractions.Agents.AgentResult("", (await cluster.User(user).GetRunAsync(run.RunId))!.Result!.Data).ReadData<ActionPlan>()!;

        Assert.DoesNotContain(events, e => e.Type == EventTypes.SubagentStarted);

        // Money first: 100 for hours of work before 150 for days of it.
        Assert.Equal(["f2", "f3", "f4", "f1"], plan.Actions.Select(action => action.Finding).Take(4));
        Assert.Equal([Effort.Low, Effort.Medium, Effort.Medium, Effort.High], plan.Actions.Select(action => action.Effort).Take(4));
    }

    [Fact]
    public async Task Run_NoPrices_PlansToMakeCostsKnown()
    {
        var user = await AnalysisUser.WithAsync(cluster, AdviceSample.Events().Select(e => e with { Model = "nobody-knows-1", Latency = null }));
        var (_, plan) = await cluster.AskAsync<ActionPlan>(user.Name, "actions", "how can I spend less?");
        Assert.Contains("nobody-knows-1", Assert.Single(plan.Actions, action => action.Title == "Make costs known").Because, StringComparison.Ordinal);
        Assert.Single(plan.Actions, action => action.Title == "Record latency");
    }

    [Fact]
    public async Task Run_NoData_PlansToSendSome()
    {
        var (answer, plan) = await cluster.AskAsync<ActionPlan>(NetraCluster.NewUser(), "actions", "what should I do?");
        Assert.Equal("Send events", Assert.Single(plan.Actions).Title);
        Assert.Contains("POST /v1/ingest/workload_events", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"results":{"optimization":{"events":"many"}}}""")]
    [InlineData("""{"results":{"optimization":{"events":1,"prices":"x","findings":[null]}}}""")]
    [InlineData("""{"results":[]}""")]
    public async Task Run_FindingsOfAnotherShape_AreRefused(string parameters)
    {
        var run = await cluster.RunAsync(NetraCluster.NewUser(), "actions", "what should I do?", parameters);
        Assert.Equal((RunStatus.Failed, ErrorCodes.InvalidRequest), (run.Status, run.Error?.Code));
    }

    private static object Found(string id, string kind, string unit, double amount) =>
        new { id, kind, title = $"something {id}", gain = new { unit, amount, words = $"{amount}" }, workload = "'; DROP TABLE x" };
}
