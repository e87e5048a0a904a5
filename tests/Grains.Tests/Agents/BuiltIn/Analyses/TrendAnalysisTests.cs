using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Trends;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class TrendAnalysisTests(NetraCluster cluster)
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Run_MeanByDay_AgreesWithTheDefinitions()
    {
        var events = SampleTraffic.Month();
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Bucket = Bucket.Day });

        var days = events.Where(sample => sample.Latency is not null).GroupBy(sample => sample.Timestamp.Date).OrderBy(group => group.Key).ToList();
        var x = days.Select(day => (day.Key - days[0].Key).TotalDays).ToList();
        var y = days.Select(day => day.Average(sample => sample.Latency!.Value)).ToList();
        var r = Pearson(x, y);
        Assert.Equal(days.Count, result.Line!.Buckets);
        Close(Slope(x, y), result.Line.SlopePerDay);
        Close(r * r, result.Line.RSquared);
        Close(r * Math.Sqrt((days.Count - 2) / (1 - (r * r))), result.Line.T);
        Close(Slope(x, y) * (x[^1] - x[0]), result.Line.End - result.Line.Start, 1e-8);
        Assert.Equal(TrendDirection.Up, result.Direction);
        Assert.InRange(result.Line.PValue!.Value, 0, Significance.Level);
    }

    [Fact]
    public async Task Run_Events_DaysWithoutAnyAreZeroAndPartialDaysAreLeftOut()
    {
        // 5 on a whole day, none, 1, and edges of which the data covers a part.
        int[] counts = [40, 5, 0, 1, 60];
        var events = counts.SelectMany((count, day) => Enumerable.Range(0, count).Select(i => new SampleEvent(Day.AddDays(day).AddHours(6).AddMinutes(i))));
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Measure = new Measure(Metric.Events), Bucket = Bucket.Day });
        Assert.Equal(3, result.Line!.Buckets);
        Close(-2, result.Line.SlopePerDay);
        Close(4, result.Line.Start);
        Assert.Equal("count", result.Statistic);
    }

    [Fact]
    public async Task Run_EventsInARangeOfWholeDays_TheEdgesCountToo()
    {
        int[] counts = [2, 4, 6, 8];
        var events = counts.SelectMany((count, day) => Enumerable.Range(0, count).Select(i => new SampleEvent(Day.AddDays(day).AddHours(6).AddMinutes(i))));
        var scope = AnalysisScope.Of(Day, Day.AddDays(4));
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(scope, new TrendRequest { Measure = new Measure(Metric.Events), Bucket = Bucket.Day });
        Assert.Equal(4, result.Line!.Buckets);
        Close(2, result.Line.SlopePerDay);
        Close(1, result.Line.RSquared);
        Assert.Null(result.Line.T);
        Assert.Equal(TrendDirection.Up, result.Direction);
    }

    [Fact]
    public async Task Run_Noise_IsFlat()
    {
        var random = new Random(5);
        var events = Enumerable.Range(0, 400).Select(i => new SampleEvent(Day.AddHours(i)) { Latency = 100 + (10 * SampleTraffic.Normal(random)) });
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Bucket = Bucket.Day });
        Assert.Equal(TrendDirection.Flat, result.Direction);
        Assert.True(result.Line!.PValue >= Significance.Level);
    }

    [Fact]
    public async Task Run_SignificantButTiny_IsFlat()
    {
        var events = Enumerable.Range(0, 240).Select(i => new SampleEvent(Day.AddHours(i)) { Latency = 100_000 + i });
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Bucket = Bucket.Day });
        Assert.Equal(TrendDirection.Flat, result.Direction);
        Assert.True(result.Line!.PValue < Significance.Level);
        Close(24, result.Line.SlopePerDay, 1e-6);
    }

    [Fact]
    public async Task Run_SameEveryDay_HasNoVarianceToExplain()
    {
        var events = Enumerable.Range(0, 10).Select(i => new SampleEvent(Day.AddDays(i)) { Latency = 7 });
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Bucket = Bucket.Day });
        Assert.Equal(NotComputableReason.NoVariance, result.NotComputable?.Reason);
        Assert.Equal(0, result.Line!.SlopePerDay);
        Assert.Null(result.Line.RSquared);
    }

    [Fact]
    public async Task Run_TwoDays_AreTooFew()
    {
        var events = Enumerable.Range(0, 2).Select(i => new SampleEvent(Day.AddDays(i)) { Latency = i });
        var result = await new TrendAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new TrendRequest { Bucket = Bucket.Day });
        Assert.Equal(NotComputableReason.TooFewValues, result.NotComputable?.Reason);
        Assert.Null(result.Line);
    }
}
