using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>What a usage analysis found.</summary>
internal sealed record UsageResult : AnalysisResult
{
    public ImmutableArray<UsageCell> Matrix { get; init; } = [];

    /// <summary>The hour of a weekday with the most events.</summary>
    public UsageCell? BusiestCell { get; init; }

    /// <summary>The busiest minute, hour and day.</summary>
    public ImmutableArray<UsagePeak> Peaks { get; init; } = [];

    /// <summary>By workload, model and event type.</summary>
    public ImmutableArray<UsageBreakdown> Breakdowns { get; init; } = [];

    /// <summary>The second half of the covered time against the first.</summary>
    public UsageChange? Halves { get; init; }

    public NotComputable? HalvesNotComputable { get; init; }

    public Bucket Period { get; init; }

    /// <summary>Each whole period against the one before it, in order.</summary>
    public ImmutableArray<UsageChange> Periods { get; init; } = [];
}
