using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents.BuiltIn.Validation;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

[Collection(nameof(AdviceCollection))]
public sealed class ValidationAgentTests(AdviceCluster cluster)
{
    private static readonly DateTime Begin = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Run_AllData_TellsTheFiguresOfTheRows()
    {
        var events = Flawed();
        var user = await AnalysisUser.WithAsync(cluster, events);

        var (answer, data) = await cluster.AskAsync<ValidationResult>(user.Name, "validation", "how good is my data?");

        var latency = Assert.Single(data.Quality.Columns, column => column.Column == "latency_ms");
        Assert.Equal(events.Count, data.Quality.Evidence.Events);
        Assert.Equal(events.Count(e => e.Latency is null), latency.Missing);
        Assert.Equal(events.Count(e => e.Latency < 0), data.Quality.OutOfRange);
        Assert.Equal(events.Count - events.DistinctBy(e => (e.Timestamp, e.Workload, e.Latency)).Count(), data.Quality.Duplicates);
        Close(100.0 * events.Count(e => e.Latency is null) / events.Count, latency.MissingPercent);
        Assert.Contains($"grade {data.Quality.Grade}", answer, StringComparison.Ordinal);
        Assert.Contains($"Duplicates: {data.Quality.Duplicates} row", answer, StringComparison.Ordinal);
        Assert.NotEmpty(data.Quality.Evidence.Queries);
    }

    [Theory]
    [InlineData("how complete is the data of workload code?", null, "code")]
    [InlineData("how complete is it?", "code", "code")]
    public async Task Run_AWorkload_JudgesThatOneOnly(string message, string? parameter, string workload)
    {
        var events = Flawed();
        var user = await AnalysisUser.WithAsync(cluster, events);

        var (_, data) = await cluster.AskAsync<ValidationResult>(user.Name, "validation", message, parameter is null ? null : new { workload = parameter });

        Assert.Equal(events.Count(e => e.Workload == workload), data.Quality.Evidence.Events);
    }

    [Fact]
    public async Task Run_AfterTriage_JudgesWhatTriageFound()
    {
        var events = Flawed();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var triage = new { category = "quality", intent = "x", scope = new { from = Begin.AddHours(2), to = Begin.AddHours(4), filters = new[] { new { dimension = "workload", values = new[] { "chat" } } } } };

        var (_, data) = await cluster.AskAsync<ValidationResult>(user.Name, "validation", "is it any good?", new { results = new { triage } });

        Assert.Equal(events.Count(e => e.Workload == "chat" && e.Timestamp >= Begin.AddHours(2) && e.Timestamp < Begin.AddHours(4)), data.Quality.Evidence.Events);
    }

    [Theory]
    [InlineData("how good is my data between 1:00 and 2:00?")]
    [InlineData("how good is my data above 300 ms?")]
    public async Task Run_FilterThatLeavesHoles_JudgesNoGapsAndSaysSo(string message)
    {
        // Two days, an event every half minute: no gap but the one that the question makes.
        var events = Enumerable.Range(0, 2 * 2_880).Select(i => new SampleEvent(Begin.AddSeconds(30 * i)) { Latency = i % 2_880 < 600 ? 400 : 200, Input = 100, Output = 50, Cost = 1 }).ToList();
        var user = await AnalysisUser.WithAsync(cluster, events);
        var meant = events.FindAll(e => message.Contains("ms", StringComparison.Ordinal) ? e.Latency > 300 : e.Timestamp.Hour == 1);

        var (answer, data) = await cluster.AskAsync<ValidationResult>(user.Name, "validation", message);

        Assert.Equal(meant.Count, data.Quality.Evidence.Events);
        Assert.Equal((0L, 100), (data.Quality.Gaps.MissingBuckets, data.Quality.Score));
        Assert.Contains("Gaps are not judged, because only a part of the events is asked for, and a time without them is no gap in the data.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoData_SaysThatThereIsNothingToJudge()
    {
        var (answer, data) = await cluster.AskAsync<ValidationResult>(NetraCluster.NewUser(), "validation", "how good is my data?");
        Assert.Contains("no events", answer, StringComparison.Ordinal);
        Assert.Null(data.Quality.Grade);
    }

    [Fact]
    public async Task Run_NameThatTheDataDoesNotHave_GivesNoFiguresForIt()
    {
        var user = await AnalysisUser.WithAsync(cluster, Flawed());
        var run = await cluster.RunAsync(user.Name, "validation", "how good is the data of workload payroll?");
        Assert.Contains("no workload, model, event type, category or dimension named “payroll”", run.Result!.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("grade", run.Result.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"from":"yesterdayish"}""", "from")]
    [InlineData("""{"workload":7}""", "workload")]
    [InlineData("""{"from":"2026-03-02","to":"2026-03-01"}""", "ends before it begins")]
    [InlineData("""{"results":{"triage":{"category":"nonsense"}}}""", "triage")]
    public async Task Run_ParametersThatCannotBeRead_AreRefused(string parameters, string named)
    {
        var user = await AnalysisUser.WithAsync(cluster, Flawed());
        var run = await cluster.RunAsync(user.Name, "validation", "how good is my data?", parameters);
        Assert.Equal((RunStatus.Failed, ErrorCodes.InvalidRequest), (run.Status, run.Error?.Code));
        Assert.Contains(named, run.Error!.Message, StringComparison.Ordinal);
    }

    // Six hours, two events a minute; some without latency, some below zero, some twice.
    private static List<SampleEvent> Flawed()
    {
        var events = Enumerable.Range(0, 720).Select(i => new SampleEvent(Begin.AddSeconds(i * 30))
        {
            Workload = i % 3 == 0 ? "code" : "chat",
            Latency = i % 9 == 0 ? null : i % 50 == 7 ? -1 : 100 + i,
            Input = 100,
            Output = 50,
        }).ToList();
        return [.. events, .. events.Where((_, i) => i % 40 == 1)];
    }
}
