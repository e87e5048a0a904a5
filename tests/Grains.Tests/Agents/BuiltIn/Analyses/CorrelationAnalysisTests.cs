using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Correlation;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class CorrelationAnalysisTests(NetraCluster cluster)
{
    private static readonly CorrelationRequest TokensAndLatency = new(new Measure(Metric.InputTokens), new Measure(Metric.Latency));

    [Fact]
    public async Task Run_TiedValues_AgreesWithTheDefinitions()
    {
        var events = SampleTraffic.Month();
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, TokensAndLatency);

        var both = events.Where(sample => sample.Input is not null && sample.Latency is not null).ToList();
        var x = both.Select(sample => (double)sample.Input!.Value).ToList();
        var y = both.Select(sample => sample.Latency!.Value).ToList();
        Assert.Equal(both.Count, result.Samples);
        Close(Pearson(x, y), result.Pearson.Value);
        Close(Pearson(Ranks(x), Ranks(y)), result.Spearman.Value);
        Assert.InRange(result.Pearson.PValue!.Value, 0, 1e-6);
    }

    [Fact]
    public async Task Run_MetricAgainstErrors_TakesAnyTwoValues()
    {
        var events = SampleTraffic.Month();
        var request = new CorrelationRequest(new Measure(Metric.Custom, SampleTraffic.NastyKey), new Measure(Metric.Errors));
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, request);

        var both = events.Where(sample => sample.Metrics.Length > 0).ToList();
        Close(Pearson([.. both.Select(sample => sample.Metrics[0].Value)], [.. both.Select(sample => sample.IsError ? 1.0 : 0)]), result.Pearson.Value);
    }

    [Fact]
    public async Task Run_LargeOffset_KeepsItsDigits()
    {
        // Sums of squares of such numbers lose every digit that matters.
        var events = Enumerable.Range(0, 50).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Input = (uint)i, Latency = 1e12 + ((i * 37 % 50) * 1e-3) });
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, TokensAndLatency);
        var x = Enumerable.Range(0, 50).Select(i => (double)i).ToList();
        Close(Pearson(x, [.. x.Select(i => i * 37 % 50)]), result.Pearson.Value, 0.02);
    }

    [Theory]
    [InlineData(0, nameof(NotComputableReason.NoEvents))]
    [InlineData(1, nameof(NotComputableReason.TooFewValues))]
    [InlineData(2, nameof(NotComputableReason.TooFewValues))]
    public async Task Run_FewerThanThree_SaysWhyNot(int count, string reason)
    {
        var events = Enumerable.Range(0, count).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Input = (uint)i, Latency = i });
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, TokensAndLatency);
        Assert.Equal(reason, result.Pearson.NotComputable?.Reason.ToString());
        Assert.Equal(reason, result.Spearman.NotComputable?.Reason.ToString());
        Assert.Null(result.Pearson.Value);
        Assert.Null(result.Pearson.PValue);
    }

    [Fact]
    public async Task Run_ConstantValue_NamesTheOneThatIs()
    {
        var events = Enumerable.Range(0, 9).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Input = (uint)i, Latency = 0.1 });
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, TokensAndLatency);
        Assert.Equal(NotComputableReason.NoVariance, result.Pearson.NotComputable?.Reason);
        Assert.Contains("latency_ms", result.Pearson.NotComputable?.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ValuesTooLargeToSquare_IsRefusedAndRanksStillWork()
    {
        var events = Enumerable.Range(0, 9).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Input = (uint)i, Latency = i * 1e300 });
        var result = await new CorrelationAnalysis(await AnalysisUser.WithAsync(cluster, events)).RunAsync(AnalysisScope.All, TokensAndLatency);
        Assert.Equal(NotComputableReason.OutOfRange, result.Pearson.NotComputable?.Reason);
        Close(1, result.Spearman.Value);
        Assert.Equal(0, result.Spearman.PValue);
    }
}
