namespace Netra.Grains.Agents.BuiltIn.Analyses.Correlation;

/// <summary>What a correlation analysis found.</summary>
internal sealed record CorrelationResult : AnalysisResult
{
    public required string First { get; init; }

    public required string Second { get; init; }

    /// <summary>Events that carry both values.</summary>
    public long Samples { get; init; }

    /// <summary>How well a line fits.</summary>
    public required Coefficient Pearson { get; init; }

    /// <summary>How well any rising or falling curve fits: Pearson's coefficient of the ranks, ties at their mean rank.</summary>
    public required Coefficient Spearman { get; init; }
}
