using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>What one method found among the buckets.</summary>
internal sealed record AnomalyFindings
{
    public required AnomalyMethod Method { get; init; }

    public required string Rule { get; init; }

    /// <summary>Below it a bucket is out of the ordinary; <see langword="null"/> where that differs from bucket to bucket.</summary>
    public double? Lower { get; init; }

    /// <summary>Above it a bucket is out of the ordinary.</summary>
    public double? Upper { get; init; }

    /// <summary>Buckets that were judged.</summary>
    public long Judged { get; init; }

    /// <summary>Buckets out of the ordinary.</summary>
    public long Flagged { get; init; }

    /// <summary>Groups of them; <see cref="Groups"/> lists the farthest out.</summary>
    public int GroupCount { get; init; }

    /// <summary>In order of time.</summary>
    public ImmutableArray<AnomalyGroup> Groups { get; init; } = [];

    public NotComputable? NotComputable { get; init; }
}
