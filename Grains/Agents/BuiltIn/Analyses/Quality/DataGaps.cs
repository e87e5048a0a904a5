using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>The covered time against the usual cadence.</summary>
internal sealed record DataGaps
{
    /// <summary>The median time between one event and the next.</summary>
    public double? CadenceSeconds { get; init; }

    public Bucket? Bucket { get; init; }

    /// <summary>Buckets from the first event to the last.</summary>
    public long Buckets { get; init; }

    public long MissingBuckets { get; init; }

    public double MissingPercent { get; init; }

    /// <summary>How many gaps; <see cref="Largest"/> lists the largest.</summary>
    public long Count { get; init; }

    public ImmutableArray<DataGap> Largest { get; init; } = [];

    public NotComputable? NotComputable { get; init; }
}
