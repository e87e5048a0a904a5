using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>What an anomaly analysis found.</summary>
internal sealed record AnomalyResult : AnalysisResult
{
    public required string Measure { get; init; }

    public required string Statistic { get; init; }

    public Unit Unit { get; init; }

    public Bucket Bucket { get; init; }

    /// <summary>By method, over buckets.</summary>
    public ImmutableArray<AnomalyFindings> Findings { get; init; } = [];

    /// <summary>By method, over single values; empty for what single events do not carry.</summary>
    public ImmutableArray<ValueOutliers> Values { get; init; } = [];
}
