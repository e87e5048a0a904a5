using Netra.Grains.Agents.BuiltIn.Planning;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;

/// <summary>What a seasonality analysis found.</summary>
internal sealed record SeasonalityResult : AnalysisResult
{
    public required string Measure { get; init; }

    public Unit Unit { get; init; }

    public Season HourOfDay { get; init; } = new();

    public Season Weekday { get; init; } = new();
}
