using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class PerformanceAnalysisTests(NetraCluster cluster)
{
    [Fact]
    public async Task Run_Month_AgreesWithTheDefinitions()
    {
        var events = SampleTraffic.Month();
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new PerformanceRequest());

        Check(events, result.Overall, (events[^1].Timestamp - events[0].Timestamp).TotalSeconds);
        Assert.Null(result.NotComputable);
        Assert.Equal(events.Count, result.Evidence.Events);
        Assert.Equal(events[0].Timestamp, result.Evidence.First);
        Assert.Equal(events[^1].Timestamp, result.Evidence.Last);
    }

    [Theory]
    [InlineData(nameof(Bucket.Hour))]
    [InlineData(nameof(Bucket.Day))]
    [InlineData(nameof(Bucket.Week))]
    [InlineData(nameof(Bucket.Month))]
    public async Task Run_ByBucket_EachAgreesAndTheEdgesArePartial(string name)
    {
        var bucket = Enum.Parse<Bucket>(name);
        var events = SampleTraffic.Month();
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new PerformanceRequest { Bucket = bucket });

        var expected = events.GroupBy(sample => TimeBuckets.Begin(bucket, sample.Timestamp)).OrderBy(group => group.Key).ToList();
        Assert.Equal(expected.Select(group => group.Key), result.Buckets.Select(found => found.Begin));
        foreach (var (group, found) in expected.Zip(result.Buckets))
        {
            Check([.. group], found.Figures, (TimeBuckets.Next(bucket, group.Key) - group.Key).TotalSeconds);
        }

        Assert.Equal(new[] { result.Buckets[0].Begin, result.Buckets[^1].Begin }.Distinct(), result.Buckets.Where(found => found.IsPartial).Select(found => found.Begin));
    }

    [Fact]
    public async Task Run_ScopeWithFiltersAndRange_SeesThoseEventsOnly()
    {
        var events = SampleTraffic.Month();
        var (from, to) = (events[200].Timestamp, events[900].Timestamp);
        var scope = AnalysisScope.Of(from, to, RowFilter.None with
        {
            Values =
            [
                new ValueFilter(new Dimension(DimensionKind.Workload), ["it's", "code"], Excluded: false),
                new ValueFilter(new Dimension(DimensionKind.Model), ["house"], Excluded: true),
                new ValueFilter(new Dimension(DimensionKind.EventType), ["request"], Excluded: false),
                new ValueFilter(new Dimension(DimensionKind.Custom, "region"), ["eu"], Excluded: false),
            ],
        });
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(scope, new PerformanceRequest());

        var expected = events.Where(sample => sample.Timestamp >= from && sample.Timestamp < to && sample.Workload != "chat" && sample.Model != "house" && sample.Type == "request" && sample.Dimensions[0].Value == "eu").ToList();
        Check(expected, result.Overall, (expected[^1].Timestamp - expected[0].Timestamp).TotalSeconds);
        Assert.Equal(from, result.Evidence.From);
    }

    [Fact]
    public async Task Run_MetricWhoseKeyHasQuotes_IsFound()
    {
        var events = SampleTraffic.Month();
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events))
            .RunAsync(AnalysisScope.All, new PerformanceRequest { Measure = new Measure(Metric.Custom, SampleTraffic.NastyKey), GroupBy = new Dimension(DimensionKind.Workload) });

        var values = events.Where(sample => sample.Metrics.Length > 0).Select(sample => sample.Metrics[0].Value).ToList();
        Assert.Equal(values.Count, result.Overall.Values);
        Close(Percentile(values, 0.95), result.Overall.P95);
        Assert.Equal(events.GroupBy(sample => sample.Workload).ToDictionary(group => group.Key, group => (long)group.Count()), result.Groups.ToDictionary(group => group.Name, group => group.Figures.Events));
    }

    [Fact]
    public async Task Run_ValuesTooLargeToAdd_SaysSoAndKeepsWhatIsKnown()
    {
        var events = Enumerable.Range(0, 4).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Latency = 1.7e308 });
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new PerformanceRequest());
        Assert.Equal(NotComputableReason.OutOfRange, result.NotComputable?.Reason);
        Assert.Null(result.Overall.Total);
        Assert.Equal(1.7e308, result.Overall.Maximum);
    }

    [Fact]
    public async Task Run_NotANumber_IsNoValue()
    {
        double?[] values = [1, double.NaN, 2, double.PositiveInfinity, null];
        var events = values.Select((value, i) => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Latency = value });
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new PerformanceRequest());
        Assert.Equal((5L, 2L), (result.Overall.Events, result.Overall.Values));
        Assert.Equal(1.5, result.Overall.Mean);
        Assert.Equal(2.0, result.Overall.Maximum);
    }

    [Fact]
    public async Task Run_NoValue_SaysWhichOne()
    {
        var result = await new PerformanceAnalysis(await AnalysisUser.WithAsync(cluster, [new SampleEvent(SampleTraffic.Begin)])).RunAsync(AnalysisScope.All, new PerformanceRequest());
        Assert.Equal(NotComputableReason.NoValues, result.NotComputable?.Reason);
        Assert.Contains("latency_ms", result.NotComputable?.Because, StringComparison.Ordinal);
        Assert.Equal(1, result.Overall.Events);
        Assert.Null(result.Overall.EventsPerSecond);
    }

    private static void Check(List<SampleEvent> events, PerformanceFigures figures, double seconds)
    {
        var values = events.Select(sample => sample.Latency).OfType<double>().ToList();
        Assert.Equal(events.Count, figures.Events);
        Assert.Equal(values.Count, figures.Values);
        Assert.Equal(events.Count(sample => sample.IsError), figures.Errors);
        Close(100.0 * events.Count(sample => sample.IsError) / events.Count, figures.ErrorRatePercent);
        Close(events.Count / seconds, figures.EventsPerSecond);
        if (values.Count > 1)
        {
            Close(values.Average(), figures.Mean);
            Close(Deviation(values), figures.StandardDeviation);
            Close(values.Sum(), figures.Total);
            Assert.Equal(values.Min(), figures.Minimum);
            Assert.Equal(values.Max(), figures.Maximum);
            Close(Percentile(values, 0.5), figures.P50);
            Close(Percentile(values, 0.9), figures.P90);
            Close(Percentile(values, 0.95), figures.P95);
            Close(Percentile(values, 0.99), figures.P99);
        }
    }
}
