using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Trends;

/// <summary>What a trend analysis found.</summary>
internal sealed record TrendResult : AnalysisResult
{
    /// <summary>The rule of <see cref="Direction"/>, for whoever words it.</summary>
    public const string Rule = "up or down when the slope's two-sided p-value is below 0.05 and the line changes by at least 1% of the mean from its start to its end; else flat";

    public required string Measure { get; init; }

    /// <summary>How a bucket's values are summed up.</summary>
    public required string Statistic { get; init; }

    public Unit Unit { get; init; }

    public Bucket Bucket { get; init; }

    /// <summary><see langword="null"/> when there is none to tell.</summary>
    public TrendLine? Line { get; init; }

    public TrendDirection Direction { get; init; }

    public NotComputable? NotComputable { get; init; }
}
