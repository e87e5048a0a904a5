using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Usage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class UsageAnalysisTests(NetraCluster cluster)
{
    [Fact]
    public async Task Run_Month_AgreesWithACount()
    {
        var events = SampleTraffic.Month();
        var result = await new UsageAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new UsageRequest());

        Assert.Equal(events.Count, result.Matrix.Sum(cell => cell.Events));
        Close(events.Sum(sample => sample.Tokens ?? 0), result.Matrix.Sum(cell => cell.Tokens));
        foreach (var cell in result.Matrix)
        {
            Assert.Equal(events.Count(sample => sample.Timestamp.Hour == cell.Hour && ((int)sample.Timestamp.DayOfWeek + 6) % 7 == cell.Weekday - 1), cell.Events);
        }

        var peak = result.Peaks.Single(found => found.Bucket == Bucket.Hour);
        var busiest = events.GroupBy(sample => TimeBuckets.Begin(Bucket.Hour, sample.Timestamp)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
        Assert.Equal((busiest.Key, (long)busiest.Count()), (peak.Begin, peak.Events));
    }

    [Fact]
    public async Task Run_Month_BreakdownsAndSharesAddUp()
    {
        var events = SampleTraffic.Month();
        var result = await new UsageAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new UsageRequest { Top = 2 });
        var workloads = result.Breakdowns.Single(breakdown => breakdown.By == "workload");
        Assert.Equal(3, workloads.Count);
        Assert.Equal(2, workloads.Shares.Length);
        var first = workloads.Shares[0];
        var same = events.Where(sample => sample.Workload == first.Name).ToList();
        Assert.Equal(same.Count, first.Events);
        Close(100.0 * same.Count / events.Count, first.SharePercent);
        Close(same.Sum(sample => sample.Input ?? 0.0), first.TokensInput);
        Close(same.Sum(sample => sample.Cost ?? 0), first.CostCents);
    }

    [Fact]
    public async Task Run_Month_GrowthComparesHalvesAndWholeDays()
    {
        var events = SampleTraffic.Month();
        var result = await new UsageAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, new UsageRequest { Period = Bucket.Day });
        var middle = result.Halves!.Begin;
        var (before, after) = (events.Count(sample => sample.Timestamp < middle), events.Count(sample => sample.Timestamp >= middle));
        Assert.Equal((before, after), (result.Halves.EventsBefore, result.Halves.Events));
        Close(100.0 * (after - before) / before, result.Halves.EventsChangePercent);
        Close((events[^1].Timestamp - events[0].Timestamp).TotalSeconds / 2, (middle - events[0].Timestamp).TotalSeconds);

        var day = result.Periods[3];
        Assert.Equal(events.Count(sample => sample.Timestamp.Date == day.Begin), day.Events);
        Close(events.Where(sample => sample.Timestamp.Date == day.Begin.AddDays(-1)).Sum(sample => sample.Tokens ?? 0), day.TokensBefore);
        Assert.Equal(SampleTraffic.Begin.Date.AddDays(2), result.Periods[0].Begin);
    }

    [Fact]
    public async Task Run_TopOutOfRange_IsRefused()
    {
        var user = await AnalysisUser.WithAsync(cluster, []);
        var refusal = await Assert.ThrowsAsync<NetraException>(() => new UsageAnalysis(user).RunAsync(AnalysisScope.All, new UsageRequest { Top = 0 }));
        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }
}
