using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class SeasonalityAnalysisTests(NetraCluster cluster)
{
    private static readonly DateTime Monday = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Run_Values_StrengthIsTheShareOfVarianceBetweenSlots()
    {
        var events = SampleTraffic.Month();
        var result = await new SeasonalityAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new SeasonalityRequest { Measure = new Measure(Metric.Latency) });
        Check(events, sample => sample.Timestamp.Hour, result.HourOfDay);
        Check(events, sample => sample.Timestamp.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)sample.Timestamp.DayOfWeek, result.Weekday);
    }

    [Fact]
    public async Task Run_EventsOfOfficeHours_AreStronglySeasonal()
    {
        var events = Enumerable.Range(0, 28 * 24).Select(hour => Monday.AddHours(hour))
            .SelectMany(hour => Enumerable.Range(0, hour.Hour is >= 9 and < 17 && hour.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 6 : 0).Select(i => new SampleEvent(hour.AddMinutes(i))));
        var result = await new SeasonalityAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.Of(Monday, Monday.AddDays(28)), new SeasonalityRequest());

        // Hours without events count: they are what sets the others apart.
        Assert.Equal(24, result.HourOfDay.Slots.Length);
        Assert.InRange(result.HourOfDay.Strength!.Value, 0.6, 0.8);
        Assert.InRange(result.Weekday.Strength!.Value, 0.999, 1);
        Assert.InRange(result.Weekday.High!.Value, 1, 5);
        Assert.Equal(6, result.Weekday.Low);
        Assert.InRange(result.HourOfDay.PValue!.Value, 0, 1e-20);
    }

    [Fact]
    public async Task Run_OneDay_IsTooShort()
    {
        var events = Enumerable.Range(0, 24).Select(hour => new SampleEvent(Monday.AddHours(hour)) { Latency = hour });
        var result = await new SeasonalityAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new SeasonalityRequest { Measure = new Measure(Metric.Latency) });
        Assert.Equal(NotComputableReason.TooShort, result.HourOfDay.NotComputable?.Reason);
        Assert.Null(result.HourOfDay.Strength);
    }

    private static void Check(List<SampleEvent> events, Func<SampleEvent, int> slot, Season season)
    {
        var valued = events.Where(sample => sample.Latency is not null).ToList();
        var mean = valued.Average(sample => sample.Latency!.Value);
        var groups = valued.GroupBy(slot).OrderBy(group => group.Key).ToList();
        var between = groups.Sum(group => group.Count() * Math.Pow(group.Average(sample => sample.Latency!.Value) - mean, 2));
        var total = valued.Sum(sample => Math.Pow(sample.Latency!.Value - mean, 2));
        Close(between / total, season.Strength);
        Assert.Equal(groups.Select(group => group.Key), season.Slots.Select(found => found.Slot));
        Assert.Equal(groups.MaxBy(group => group.Average(sample => sample.Latency!.Value))!.Key, season.High);
    }
}
