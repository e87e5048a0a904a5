using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>What a performance analysis found.</summary>
internal sealed record PerformanceResult : AnalysisResult
{
    /// <summary>The measure by name.</summary>
    public required string Measure { get; init; }

    /// <summary>What its figures count.</summary>
    public Unit Unit { get; init; }

    public PerformanceFigures Overall { get; init; } = new();

    /// <summary>Why there are no figures of the measure; <see langword="null"/> when there are.</summary>
    public NotComputable? NotComputable { get; init; }

    public Bucket? Bucket { get; init; }

    /// <summary>Stretches of time with events, in order.</summary>
    public ImmutableArray<PerformanceBucket> Buckets { get; init; } = [];

    public string? GroupedBy { get; init; }

    /// <summary>The groups with the most events.</summary>
    public ImmutableArray<PerformanceGroup> Groups { get; init; } = [];

    /// <summary>How many groups there are, beyond those listed too.</summary>
    public long GroupCount { get; init; }
}
