using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Supervision;
using Netra.Grains.Agents.BuiltIn.Validation;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>These agents in the flow of the supervisor.</summary>
[Collection(nameof(AdviceCollection))]
public sealed class FlowTests(AdviceCluster cluster)
{
    [Fact]
    public async Task Supervisor_AskedWhatToDo_HandsFindingsOnAndReportsTheGains()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);

        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", "how can I reduce the cost of workload chat?");

        Assert.All(data.Agents, note => Assert.Equal(NoteOutcome.Completed, note.Outcome));
        var found = Read<OptimizationResult>(data, "optimization");
        Assert.Equal(events.Count(e => e.Workload == "chat"), found.Events);
        Assert.Equal(found.Events, Read<ValidationResult>(data, "validation").Quality.Evidence.Events);
        var plan = Read<ActionPlan>(data, "actions");
        Assert.Equal(found.Findings.Select(finding => finding.Id).Order(), plan.Actions.Select(action => action.Finding).Order());
        Assert.Contains(found.Findings[0].Title, answer, StringComparison.Ordinal);
        Assert.Contains(plan.Actions[0].Title, answer, StringComparison.Ordinal);

        // No event records a cost, but tokens and prices tell it.
        Assert.DoesNotContain("What is missing", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_AskedWhy_TellsWhatWasOtherwiseBefore()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var from = AdviceSample.Begin.AddDays(6);
        var chat = events.FindAll(e => e.Workload == "chat");
        var length = events[^1].Timestamp - from;

        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", "why is chat slow since 8.3.2026?");

        Close(chat.Where(e => e.Timestamp >= from).Average(e => e.Latency!.Value), (double)data.Figures!["latency_ms_mean[current]"]!);
        Close(chat.Where(e => e.Timestamp < from && e.Timestamp >= from - length).Average(e => e.Latency!.Value), (double)data.Figures["latency_ms_mean[baseline]"]!);
        Assert.Contains("against “the time before”", answer, StringComparison.Ordinal);
        Assert.Contains("- big: ", answer, StringComparison.Ordinal);
        Assert.Contains("Latency and output tokens", answer, StringComparison.Ordinal);
        Assert.Contains("I can say what the figures are, not why.", answer, StringComparison.Ordinal);
        Assert.Equal(chat.Count(e => e.Timestamp >= from), Read<OptimizationResult>(data, "optimization").Events);
    }

    [Theory]
    [InlineData("how can I reduce the error rate?", GainUnit.Errors)]
    [InlineData("what should I do about failed requests?", GainUnit.Errors)]
    [InlineData("how can I reduce the latency?", GainUnit.Milliseconds)]
    public async Task Supervisor_AskedWhatToDoAboutSomething_TellsThatFirst(string message, GainUnit unit)
    {
        var user = await AnalysisUser.WithAsync(cluster, AdviceSample.Events());
        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", message);
        Assert.Equal(unit, Read<OptimizationResult>(data, "optimization").Findings[0].Gain.Unit);
        Assert.Equal(unit, Read<ActionPlan>(data, "actions").Actions[0].Gain.Unit);
        Assert.StartsWith(unit == GainUnit.Errors ? "Error" : "Latency", answer, StringComparison.Ordinal);
        Assert.Contains("what you asked about first", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which model is the most expensive?", "The highest cost: big with ")]
    [InlineData("which workload is the cheapest?", "The lowest cost: code with ")]
    [InlineData("Which workload is more expensive, chat or code?", "The highest cost: chat with ")]
    public async Task Data_CostThatNoEventRecords_FollowsFromPrices(string message, string told)
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var run = await cluster.RunAsync(user.Name, "data", message);
        Assert.Contains(told, run.Result!.Answer, StringComparison.Ordinal);
        var name = told.Split(' ')[3];
        Close(events.Where(e => e.Model == name || e.Workload == name).Sum(AdviceSample.Cost), (double)System.Text.Json.Nodes.JsonNode.Parse(run.Result.Data!)!["figures"]![$"cost_total_cents[{name}]"]!);
    }

    [Fact]
    public async Task Data_TrendOfACostThatNoEventRecords_FollowsFromPrices()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var run = await cluster.RunAsync(user.Name, "data", "is it getting more expensive?");
        var figures = System.Text.Json.Nodes.JsonNode.Parse(run.Result!.Data!)!["figures"]!;
        Close(events.Skip(300).Sum(AdviceSample.Cost), (double)figures["cost_total_cents[current]"]!);
        Close(events.Take(300).Sum(AdviceSample.Cost), (double)figures["cost_total_cents[baseline]"]!);
    }

    [Fact]
    public async Task Data_DearestEventsThatRecordNoCost_FollowFromPrices()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var run = await cluster.RunAsync(user.Name, "data", "top 3 most expensive requests");
        Close(events.Max(AdviceSample.Cost), (double)System.Text.Json.Nodes.JsonNode.Parse(run.Result!.Data!)!["figures"]!["ranked_value"]!);
        Assert.Contains("at the price of their model", run.Result.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_ComparesCostThatNoEventRecords_FromPrices()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var run = await cluster.RunAsync(user.Name, "data", "compare the cost of 4 March 2026 with 3 March 2026");
        var figures = System.Text.Json.Nodes.JsonNode.Parse(run.Result!.Data!)!["figures"]!;
        Close(events.Where(e => e.Timestamp.Date == AdviceSample.Begin.AddDays(2)).Sum(AdviceSample.Cost), (double)figures["cost_total_cents[current]"]!);
        Close(events.Where(e => e.Timestamp.Date == AdviceSample.Begin.AddDays(1)).Sum(AdviceSample.Cost), (double)figures["cost_total_cents[baseline]"]!);
    }

    [Fact]
    public async Task Data_ComparesWithAWeekThatIsNotOver_SaysSo()
    {
        var now = DateTime.UtcNow;
        var user = await AnalysisUser.WithAsync(cluster, Enumerable.Range(0, 14 * 24).Select(i => new SampleEvent(now.AddHours(-i))));
        var run = await cluster.RunAsync(user.Name, "data", "how many requests this week compared with last week?");
        Assert.Contains("The first of the two is not over yet", run.Result!.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how can I save money on requests above 500 ms?")]
    [InlineData("how can I save money between 9 and 17 o'clock?")]
    [InlineData("how can I save money on the latest 200 requests?")]
    [InlineData("how can I save money on weekends?")]
    [InlineData("how can I save money on failed requests?")]
    public async Task Supervisor_AskedAboutSomeEvents_EachAgentLooksAtThoseOnly(string message)
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var meant = Meant(message, events);
        Assert.InRange(meant.Count, 30, events.Count - 1);

        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", message);

        var found = Read<OptimizationResult>(data, "optimization");
        Assert.Equal(meant.Count, found.Events);
        Close(meant.Sum(AdviceSample.Cost), found.TotalCents);
        Close(AdviceSample.Moved(meant.Where(e => e.Workload == "chat"), 50), found.Findings.Where(finding => finding.Kind == FindingKind.CheaperModel).Sum(finding => finding.Gain.Amount));
        var quality = Read<ValidationResult>(data, "validation").Quality;
        Assert.Equal(meant.Count, quality.Evidence.Events);
        Assert.Equal(meant.Min(e => e.Timestamp), quality.Evidence.First);
        Assert.Equal(meant.Count, Read<ActionPlan>(data, "actions").Events);
        Assert.Equal(meant.Count, (long)data.Figures!["priced_events"]!);
        Assert.Contains($"Data quality of these events ({found.Filter})", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what if 30% of chat moved to small?", 30)]
    [InlineData("What would it save if chat ran on small?", 50)]
    [InlineData("If 25% of chat moved to small, what would I save?", 25)]
    public async Task Supervisor_AskedWhatIf_ReckonsWithTheModelAndLooksAtTheEventsThatWouldMove(string message, double share)
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var expected = AdviceSample.Moved(events.Where(e => e.Workload == "chat"), share);

        var (_, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", message);

        var found = Read<OptimizationResult>(data, "optimization");
        Assert.Equal(events.Count(e => e.Workload == "chat"), found.Events);
        Close(expected, found.Findings.Single(finding => finding.Kind == FindingKind.CheaperModel).Gain.Amount);

        var alone = await cluster.RunAsync(user.Name, "data", message);
        Close(expected, (double)System.Text.Json.Nodes.JsonNode.Parse(alone.Result!.Data!)!["figures"]!["saved_cents[MoveToModel]"]!);
    }

    [Fact]
    public async Task Data_AskedWhatCachingSaves_TellsIt()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var run = await cluster.RunAsync(user.Name, "data", "Could I save money by caching repeated prompts?");
        Close(AdviceSample.Repeated(events), (double)System.Text.Json.Nodes.JsonNode.Parse(run.Result!.Data!)!["figures"]!["saved_cents[CacheRepeats]"]!);
        Assert.DoesNotContain("named “", run.Result.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_AskedForACapAlone_UnderstandsIt()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", "cap the context at 2,000 tokens");
        Close(AdviceSample.Capped(events, 2_000), (double)data.Figures!["saved_cents[CapContext]"]!);
        Assert.DoesNotContain("not understand", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how is the throughput?")]
    [InlineData("show the trend of requests")]
    [InlineData("Which workload is more expensive, chat or code?")]
    public async Task Supervisor_AskedForWhatFollowsFromTimesOrPrices_MissesNothing(string message)
    {
        var user = await AnalysisUser.WithAsync(cluster, AdviceSample.Events().ConvertAll(e => e with { Latency = null }));
        var (answer, _) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", message);
        Assert.DoesNotContain("What is missing", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_AskedToSaveOnAModel_TakesItForAFilter()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var (_, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", "how can I save money on model big?");
        Assert.Equal(events.Count(e => e.Model == "big"), Read<OptimizationResult>(data, "optimization").Events);
    }

    private static List<SampleEvent> Meant(string message, List<SampleEvent> events) => message switch
    {
        _ when message.Contains("500 ms", StringComparison.Ordinal) => events.FindAll(e => e.Latency > 500),
        _ when message.Contains("o'clock", StringComparison.Ordinal) => events.FindAll(e => e.Timestamp.Hour is >= 9 and < 17),
        _ when message.Contains("latest", StringComparison.Ordinal) => events[^200..],
        _ when message.Contains("weekends", StringComparison.Ordinal) => events.FindAll(e => e.Timestamp.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday),
        _ => events.FindAll(e => e.IsError),
    };

    private static T Read<T>(SupervisorResult data, string agent) => new Abstractions.Agents.AgentResult("", data.Results[agent]!.ToJsonString()).ReadData<T>()!;
}
