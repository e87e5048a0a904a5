using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>What is told when a question does not say what it wants to know.</summary>
internal static class Defaults
{
    private static readonly Metric[] PerEvent = [Metric.Latency, Metric.InputTokens, Metric.OutputTokens, Metric.Cost];

    /// <summary>The statistics of a measure by itself.</summary>
    public static IReadOnlyList<Statistic> Alone(Measure measure) => measure.Metric switch
    {
        Metric.Cost => [Statistic.Total, Statistic.Mean, Statistic.Median, Statistic.Maximum],
        Metric.InputTokens or Metric.OutputTokens or Metric.TotalTokens => [Statistic.Total, Statistic.Mean, Statistic.Median, Statistic.Percentile(95), Statistic.Maximum],
        _ => [Statistic.Mean, Statistic.Median, Statistic.Percentile(90), Statistic.Percentile(95), Statistic.Percentile(99), Statistic.Maximum],
    };

    /// <summary>The statistics of a measure in a group.</summary>
    public static IReadOnlyList<Statistic> InGroup(Measure measure) =>
        measure.IsAdditive ? [Statistic.Total, Statistic.Mean] : [Statistic.Mean, Statistic.Median, Statistic.Percentile(95)];

    /// <summary>The measures of single events that the scope has values of.</summary>
    public static IEnumerable<Measure> Present(Catalogue scope) => PerEvent.Where(scope.Has).Select(metric => new Measure(metric));

    /// <summary>The measures that a comparison or breakdown tells when none is named.</summary>
    public static IReadOnlyList<Measure> Overall(Catalogue scope) =>
        [new Measure(Metric.Events), .. Present(scope), .. scope.Errors > 0 ? [new Measure(Metric.ErrorRate)] : Array.Empty<Measure>()];
}
