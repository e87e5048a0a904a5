using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;

/// <summary>What a seasonality analysis is asked.</summary>
internal sealed record SeasonalityRequest
{
    /// <summary>A value of single events, or <see cref="Metric.Events"/>: events per hour, and per day for the week.</summary>
    public Measure Measure { get; init; } = new(Metric.Events);
}
