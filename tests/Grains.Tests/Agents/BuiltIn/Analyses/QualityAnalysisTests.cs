using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Quality;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class QualityAnalysisTests(NetraCluster cluster)
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly QualityRequest Request = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Run_WholeData_IsGradedA()
    {
        var result = await RunAsync(Minutes(600));
        Assert.Equal(DataGrade.A, result.Grade);
        Assert.Equal(100, result.Score);
        Assert.Equal((0L, 0L, 0L), (result.Duplicates, result.Gaps.MissingBuckets, result.OutOfRange));
        Assert.Equal(60, result.Gaps.CadenceSeconds);
        Assert.Equal(Bucket.Hour, result.Gaps.Bucket);
    }

    [Fact]
    public async Task Run_HoursMissing_AreFoundAsOneGap()
    {
        var result = await RunAsync(Minutes(1_200).Where(sample => sample.Timestamp.Hour is < 5 or >= 9));
        Assert.Equal((20L, 4L, 1L), (result.Gaps.Buckets, result.Gaps.MissingBuckets, result.Gaps.Count));
        Assert.Equal(new DataGap(Day.AddHours(5), Day.AddHours(9), 4), result.Gaps.Largest.Single());
        Close(100 - (20 * 0.5), result.Score);
        Assert.Contains(result.Meaning, text => text.Contains("4 of 20 hours have no events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Flaws_AreCountedAndCostPoints()
    {
        var events = Minutes(400).ToList();
        events.AddRange(events.Take(8));
        events[20] = events[20] with { Latency = -1 };
        events[21] = events[21] with { Timestamp = Request.Now.UtcDateTime.AddMinutes(6) };
        events[22] = events[22] with { Timestamp = new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        events[23] = events[23] with { Latency = null };
        var result = await RunAsync(events);
        Assert.Equal((8L, 1L, 1L, 3L), (result.Duplicates, result.Future, result.Ancient, result.OutOfRange));
        var latency = result.Columns.Single(column => column.Column == "latency_ms");
        Assert.Equal((407L, 1L, 1L), (latency.Present, latency.Missing, latency.OutOfRange));
        Assert.True(result.Grade > DataGrade.A);
        Assert.Contains(result.GradeSteps, step => step.Contains("duplicates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Flaws_ScoreIsTheStatedSum()
    {
        // 2% duplicates cost 4, 50% missing costs cost 25 at most, 1% negative costs 5.
        var events = Minutes(196).Select((sample, i) => sample with { Cost = i % 2 == 0 ? 1 : null, Latency = i is 10 or 11 ? -5 : sample.Latency }).ToList();
        events.AddRange(events.Take(4));
        var result = await RunAsync(events);
        Close(100 - (2 * 2) - 25 - (1 * 5), result.Score);
        Assert.Equal(DataGrade.D, result.Grade);
    }

    [Fact]
    public async Task Run_MetricKeyWithQuotes_IsAColumn()
    {
        var result = await RunAsync(Minutes(100).Select((sample, i) => i % 4 == 0 ? sample with { Metrics = [(SampleTraffic.NastyKey, 1)] } : sample));
        var column = result.Columns.Single(found => found.Column == $"metrics['{SampleTraffic.NastyKey}']");
        Assert.Equal((25L, 75L), (column.Present, column.Missing));
    }

    [Fact]
    public async Task Run_FewEvents_CannotBeGradedWell()
    {
        Assert.Equal(DataGrade.F, (await RunAsync(Minutes(5))).Grade);
        Assert.Equal(DataGrade.D, (await RunAsync(Minutes(20))).Grade);
    }

    [Fact]
    public async Task Run_NoEvents_HasNoGrade()
    {
        var result = await RunAsync([]);
        Assert.True(result.IsEmpty);
        Assert.Null(result.Grade);
    }

    private static IEnumerable<SampleEvent> Minutes(int count) =>
        Enumerable.Range(0, count).Select(i => new SampleEvent(Day.AddMinutes(i)) { Latency = 5 + i, Input = (uint)i, Output = 7, Cost = 1 });

    private async Task<QualityResult> RunAsync(IEnumerable<SampleEvent> events) =>
        await new QualityAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, Request);
}
