using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Testing.Runs;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>Analyses inside a run: what the user sees of them, and what is left of their results after the journal.</summary>
public sealed class HostedAnalysisTests(AnalystCluster cluster) : IClassFixture<AnalystCluster>
{
    [Fact]
    public async Task Run_AsSteps_EachQueryIsAToolCallThatTheUserSees()
    {
        var (run, events, result, sample) = await RunAsync("steps");
        Assert.Equal(RunStatus.Completed, run.Status);
        Check(sample, result);
        Assert.Equal(2 + 4, events.Count(e => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("query_analytics", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_InsideATool_IsOneToolCallAndSurvivesTheJournal()
    {
        var (run, events, result, sample) = await RunAsync("tool");
        Assert.Equal(RunStatus.Completed, run.Status);
        Check(sample, result);
        Assert.Contains("\"performance\"", Assert.Single(events, e => e.Type == EventTypes.ToolExecuting).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_Configured_ReachTheSilo() =>
        Assert.Equal(1_000, cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<PriceTable>().Find("house")?.InputCentsPerMillion);

    private static void Check(List<SampleEvent> sample, PerformanceResult result)
    {
        Assert.Equal(sample.Count, result.Overall.Events);
        Close(Percentile(sample.Select(e => e.Latency).OfType<double>(), 0.95), result.Overall.P95);
        Assert.Equal(2, result.Evidence.Queries.Length);
    }

    private async Task<(RunView Run, List<UserEvent> Events, PerformanceResult Result, List<SampleEvent> Sample)> RunAsync(string message)
    {
        var sample = SampleTraffic.Month(events: 150);
        var user = await AnalysisUser.WithAsync(cluster, sample);
        var started = await cluster.StartAsync(user.Name, message, "analyst");
        var events = await cluster.EventsAsync(user.Name, started.RunId);
        var run = (await cluster.User(user.Name).GetRunAsync(started.RunId))!;
        Assert.True(run.Result is not null, run.Error?.Message);
        return (run, events, new Abstractions.Agents.AgentResult("", run.Result.Data).ReadData<PerformanceResult>()!, sample);
    }
}
