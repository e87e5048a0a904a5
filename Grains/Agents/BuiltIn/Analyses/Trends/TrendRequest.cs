using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Trends;

/// <summary>What a trend analysis is asked.</summary>
internal sealed record TrendRequest
{
    /// <summary>What to follow: a value of single events, events, errors or the error rate.</summary>
    public Measure Measure { get; init; } = new(Metric.Latency);

    /// <summary>How a bucket's values are summed up; not used for events, errors and the error rate.</summary>
    public Statistic Statistic { get; init; } = Statistic.Mean;

    public Bucket Bucket { get; init; } = Bucket.Auto;
}
