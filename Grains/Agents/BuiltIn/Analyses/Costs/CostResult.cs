using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What a cost analysis found; all money in cents.</summary>
internal sealed record CostResult : AnalysisResult
{
    public CostFigures Overall { get; init; } = new();

    /// <summary>By workload and model, the dearest first.</summary>
    public ImmutableArray<CostGroup> Groups { get; init; } = [];

    public ImmutableArray<CostGroup> Workloads { get; init; } = [];

    public ImmutableArray<CostGroup> Models { get; init; } = [];

    /// <summary>Groups with outliers, the most excess first.</summary>
    public ImmutableArray<CostOutliers> Outliers { get; init; } = [];

    public required string OutlierRule { get; init; }

    /// <summary>Where prices are from, with their date.</summary>
    public required string Prices { get; init; }

    public NotComputable? NotComputable { get; init; }
}
