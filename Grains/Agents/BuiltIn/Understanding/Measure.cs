namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A metric, with its key when it is one of the user's own.</summary>
internal sealed record Measure(Metric Metric, string? Key = null)
{
    /// <summary>Whether single events carry a value of it, so that means and percentiles make sense.</summary>
    public bool IsPerEvent => Metric is Metric.Latency or Metric.InputTokens or Metric.OutputTokens or Metric.TotalTokens
        or Metric.Cost or Metric.RecordedThroughput or Metric.Custom;

    /// <summary>Whether values add up to something that is of interest.</summary>
    public bool IsAdditive => Metric is Metric.Events or Metric.Errors or Metric.InputTokens or Metric.OutputTokens or Metric.TotalTokens or Metric.Cost;
}
