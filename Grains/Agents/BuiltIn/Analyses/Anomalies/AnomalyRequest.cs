using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>What an anomaly analysis is asked.</summary>
internal sealed record AnomalyRequest
{
    public Measure Measure { get; init; } = new(Metric.Latency);

    /// <summary>How a bucket's values are summed up; not used for events, errors and the error rate.</summary>
    public Statistic Statistic { get; init; } = Statistic.Mean;

    public Bucket Bucket { get; init; } = Bucket.Auto;

    public ImmutableArray<AnomalyMethod> Methods { get; init; } = [.. Enum.GetValues<AnomalyMethod>()];

    /// <summary>How many buckets before a bucket are its baseline.</summary>
    /// <value>5 to 1,000; default 24.</value>
    public int Baseline { get; init; } = 24;
}
