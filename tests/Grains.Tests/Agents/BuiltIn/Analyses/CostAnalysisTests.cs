using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class CostAnalysisTests(NetraCluster cluster)
{
    [Fact]
    public async Task Run_Month_AgreesWithTheDefinitions()
    {
        var events = SampleTraffic.Month();
        var result = await new CostAnalysis(await AnalysisUser.WithAsync(cluster, events), Prices.Table).RunAsync(AnalysisScope.All, new CostRequest());

        Check(events, result.Overall);
        foreach (var group in result.Groups)
        {
            Check([.. events.Where(sample => sample.Workload == group.Workload && sample.Model == group.Model)], group.Figures);
        }

        Assert.Equal(9, result.Groups.Length);
        Close(100, result.Workloads.Sum(group => group.SharePercent!.Value));
        Close(result.Overall.TotalCents!.Value, result.Models.Sum(group => group.Figures.TotalCents!.Value));
        Assert.Null(result.Models.Single(group => group.Model == "house").Price);
        Assert.Contains(result.Notes, note => note.Contains("unpriced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Month_OutliersAreJudgedByTheirOwnMedian()
    {
        var events = SampleTraffic.Month();
        var result = await new CostAnalysis(await AnalysisUser.WithAsync(cluster, events), Prices.Table).RunAsync(AnalysisScope.All, new CostRequest { OutlierFactor = 4 });
        var expected = events.GroupBy(sample => (sample.Workload, sample.Model)).Select(group =>
        {
            var costs = group.Select(Cost).OfType<double>().ToList();
            var median = Percentile(costs, 0.5);
            return (group.Key, Costs: costs.Where(cost => cost > 4 * median).ToList(), Median: median);
        }).Where(group => group.Costs.Count > 0).OrderByDescending(group => group.Costs.Sum() - (group.Costs.Count * group.Median)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(group => group.Key), result.Outliers.Select(found => (found.Workload, found.Model)));
        foreach (var (group, found) in expected.Zip(result.Outliers))
        {
            Assert.Equal(group.Costs.Count, found.Count);
            Close(group.Median, found.MedianCents);
            Close(group.Costs.Sum() - (group.Costs.Count * group.Median), found.ExcessCents);
            Close(group.Costs.Max(), found.MaximumCents);
        }
    }

    [Fact]
    public async Task Run_NothingPriced_SaysSo()
    {
        var events = Enumerable.Range(0, 3).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Model = "house", Input = 10 });
        var result = await new CostAnalysis(await AnalysisUser.WithAsync(cluster, events), Prices.Table).RunAsync(AnalysisScope.All, new CostRequest());
        Assert.Equal(NotComputableReason.NoPrices, result.NotComputable?.Reason);
        Assert.Equal(3, result.Overall.Unpriced);
        Assert.Null(result.Overall.TotalCents);
    }

    [Fact]
    public async Task Run_RecordedCost_WinsOverThePrice()
    {
        SampleEvent[] events = [new(SampleTraffic.Begin) { Input = 1_000_000, Output = 0, Cost = 5 }, new(SampleTraffic.Begin.AddSeconds(1)) { Input = 1_000_000, Output = 0 }];
        var result = await new CostAnalysis(await AnalysisUser.WithAsync(cluster, events), Prices.Table).RunAsync(AnalysisScope.All, new CostRequest());
        Assert.Equal((1L, 1L), (result.Overall.Recorded, result.Overall.FromPrices));
        Close(5 + 200, result.Overall.TotalCents);
    }

    internal static double? Cost(SampleEvent sample)
    {
        (double Input, double Output)? price = sample.Model switch
        {
            "gpt-4o" => (200, 800),
            "gpt-4o-mini-2024-07-18" => (15, 60),
            _ => null,
        };
        return sample.Cost ?? (price is { } known && sample.Tokens is not null ? (((sample.Input ?? 0) * known.Input) + ((sample.Output ?? 0) * known.Output)) / 1e6 : null);
    }

    private static void Check(List<SampleEvent> events, CostFigures figures)
    {
        var priced = events.Where(sample => Cost(sample) is not null).ToList();
        Assert.Equal(events.Count, figures.Events);
        Assert.Equal(priced.Count, figures.Priced);
        Assert.Equal(events.Count(sample => sample.Cost is not null), figures.Recorded);
        Assert.Equal(events.Count - priced.Count, figures.Unpriced);
        Assert.Equal(priced.Count(sample => sample.Cost is null && (sample.Input is null || sample.Output is null)), figures.PartTokens);
        Close(priced.Sum(sample => Cost(sample)!.Value), figures.TotalCents);
        Close(priced.Average(sample => Cost(sample)!.Value), figures.CentsPerRequest);
        Close(Percentile(priced.Select(sample => Cost(sample)!.Value), 0.5), figures.MedianCentsPerRequest);
        var tokened = priced.Where(sample => sample.Tokens is not null).ToList();
        Close(1000 * tokened.Sum(sample => Cost(sample)!.Value) / tokened.Sum(sample => sample.Tokens!.Value), figures.CentsPerThousandTokens);
    }
}
