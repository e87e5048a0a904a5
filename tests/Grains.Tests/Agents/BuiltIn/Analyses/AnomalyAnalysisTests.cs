using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class AnomalyAnalysisTests(NetraCluster cluster)
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly AnomalyRequest Hourly = new() { Bucket = Bucket.Hour };

    [Fact]
    public async Task Run_SpikeOfThreeHours_IsOneGroupByEveryMethod()
    {
        var events = Hours(200, (hour, random) => 100 + SampleTraffic.Normal(random) + (hour is 120 or 121 or 122 ? 60 + hour : 0));
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, Hourly);

        Assert.Equal(4, result.Findings.Length);
        foreach (var finding in result.Findings)
        {
            Assert.Null(finding.NotComputable);
            var spike = finding.Groups.Single(group => group.From <= Day.AddHours(120) && group.To > Day.AddHours(120));
            Assert.Equal(Day.AddHours(120), spike.From);
            Assert.True(finding.Method == AnomalyMethod.ZScore || spike.Severity == AnomalySeverity.Critical);
            Assert.True(spike.Score > AnomalyRules.Threshold(finding.Method));
        }

        var mad = result.Findings.Single(finding => finding.Method == AnomalyMethod.MedianAbsoluteDeviation).Groups.Single(group => group.Buckets == 3);
        Assert.Equal((Day.AddHours(120), Day.AddHours(123), Day.AddHours(122), 3L), (mad.From, mad.To, mad.PeakAt, mad.Events));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_CountsOfAPartOfTheTime_TakeNoHourOutsideForEmpty(bool byClock)
    {
        // All day long, with one busy hour; asked for are the hours from 9 to 17, or the weekend.
        var events = Enumerable.Range(0, 21 * 24 * 6).Select(i => new SampleEvent(Day.AddMinutes(10 * i)))
            .Concat(Enumerable.Range(0, 50).Select(i => new SampleEvent(Day.AddDays(12).AddHours(10).AddSeconds(i)))).OrderBy(e => e.Timestamp).ToList();
        var filter = byClock ? RowFilter.None with { Clock = new ClockFilter(9 * 60, 17 * 60) } : RowFilter.None with { Weekdays = [6, 7] };
        var asked = events.FindAll(e => byClock ? e.Timestamp.Hour is >= 9 and < 17 : e.Timestamp.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.Of(filter, null), Hourly with { Measure = new Measure(Metric.Events) });

        var z = result.Findings.Single(finding => finding.Method == AnomalyMethod.ZScore);

        // The first and the last hour may be covered in part only.
        Assert.Equal(asked.Select(e => (e.Timestamp.Date, e.Timestamp.Hour)).Distinct().Count() - 2, z.Judged);
        Assert.Equal(Day.AddDays(12).AddHours(10), Assert.Single(z.Groups).From);
    }

    [Fact]
    public async Task Run_Bounds_AgreeWithTheDefinitions()
    {
        var events = Hours(150, (hour, random) => 50 + (hour * 0.1) + (5 * SampleTraffic.Normal(random)) + (hour == 77 ? 90 : 0));
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, Hourly);
        var values = events.Select(sample => sample.Latency!.Value).ToList();

        var z = result.Findings.Single(finding => finding.Method == AnomalyMethod.ZScore);
        Close(values.Average() + (3 * Deviation(values)), z.Upper);
        var (q1, q3) = (Percentile(values, 0.25), Percentile(values, 0.75));
        var tukey = result.Findings.Single(finding => finding.Method == AnomalyMethod.InterquartileRange);
        Close(q1 - (1.5 * (q3 - q1)), tukey.Lower);
        Close(q3 + (1.5 * (q3 - q1)), tukey.Upper);
        Assert.Equal(values.Count(value => value > tukey.Upper || value < tukey.Lower), tukey.Flagged);
        var mad = result.Findings.Single(finding => finding.Method == AnomalyMethod.MedianAbsoluteDeviation);
        Close(Percentile(values, 0.5) + (3.5 * MedianDeviation(values) / 0.6745), mad.Upper);
        Close(0.6745 * (values[77] - Percentile(values, 0.5)) / MedianDeviation(values), mad.Groups.Single().Score);

        // With one value a bucket, single values are judged alike.
        Assert.Equal(mad.Flagged, result.Values.Single(found => found.Method == AnomalyMethod.MedianAbsoluteDeviation).Above);
    }

    [Fact]
    public async Task Run_RollingBaseline_LeavesTheBucketItselfOut()
    {
        var events = Hours(60, (hour, random) => 100 + (10 * Math.Sin(hour)) + (hour == 40 ? 100 : 0));
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events))
            .RunAsync(AnalysisScope.All, Hourly with { Methods = [AnomalyMethod.RollingBaseline], Baseline = 8 });
        var values = events.Select(sample => sample.Latency!.Value).ToList();
        var baseline = values[32..40];
        var spike = result.Findings.Single().Groups.Single(group => group.From == Day.AddHours(40));
        Close(baseline.Average(), spike.Expected);
        Close((values[40] - baseline.Average()) / Deviation(baseline), spike.Score);
        Assert.Equal(values.Count - 5, result.Findings.Single().Judged);
    }

    [Fact]
    public async Task Run_SlowDrift_IsUsualToTheBaselineOnly()
    {
        // A step after a long while: the baseline forgets the old level, the overall rules do not.
        var events = Hours(300, (hour, random) => (hour < 280 ? 100 : 200) + SampleTraffic.Normal(random));
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, Hourly);
        Assert.Equal(20, result.Findings.Single(finding => finding.Method == AnomalyMethod.MedianAbsoluteDeviation).Groups[^1].Buckets);
        Assert.True(result.Findings.Single(finding => finding.Method == AnomalyMethod.RollingBaseline).Groups[^1].Buckets < 20);
    }

    [Fact]
    public async Task Run_EventsOfAQuietHour_AreBelowTheUsual()
    {
        var events = Enumerable.Range(0, 60).Where(hour => hour != 30).SelectMany(hour => Enumerable.Range(0, 40 + (hour % 3)).Select(i => new SampleEvent(Day.AddHours(hour).AddSeconds(i))));
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, Hourly with { Measure = new Measure(Metric.Events) });
        Assert.All(result.Findings, finding =>
        {
            var quiet = Assert.Single(finding.Groups);
            Assert.Equal((Day.AddHours(30), 0.0), (quiet.From, quiet.PeakValue));
            Assert.True(quiet.Score < 0);
        });
        Assert.Empty(result.Values);
    }

    [Fact]
    public async Task Run_AllTheSame_HasNothingOutOfTheOrdinary()
    {
        var result = await new AnomalyAnalysis(await AnalysisUser.WithAsync(cluster, Hours(40, (_, _) => 5))).RunAsync(AnalysisScope.All, Hourly);
        Assert.All(result.Findings, finding => Assert.Equal(0, finding.Flagged));
        Assert.All(result.Findings.Where(finding => finding.Method != AnomalyMethod.RollingBaseline), finding => Assert.Equal(NotComputableReason.NoVariance, finding.NotComputable?.Reason));
    }

    [Theory]
    [InlineData(1.49, nameof(AnomalySeverity.Low))]
    [InlineData(1.5, nameof(AnomalySeverity.Medium))]
    [InlineData(-2, nameof(AnomalySeverity.High))]
    [InlineData(3, nameof(AnomalySeverity.Critical))]
    public void Severity_TimesTheThreshold_IsItsClass(double times, string severity) =>
        Assert.Equal(severity, AnomalyRules.Severity(AnomalyMethod.MedianAbsoluteDeviation, 3.5 * times).ToString());

    private static List<SampleEvent> Hours(int count, Func<int, Random, double> value)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(hour => new SampleEvent(Day.AddHours(hour).AddMinutes(20)) { Latency = value(hour, random) })];
    }
}
