using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Which part answers which topic.</summary>
internal static class TopicAnswers
{
    public static Task TellAsync(Topic topic, Inquiry inquiry) => topic switch
    {
        Topic.Overview => OverviewPart.TellAsync(inquiry),
        Topic.Performance => PerformancePart.TellAsync(inquiry),
        Topic.Usage => UsagePart.TellAsync(inquiry),
        Topic.Figures => FiguresPart.TellAsync(inquiry),
        Topic.Breakdown => BreakdownPart.TellAsync(inquiry),
        Topic.Comparison => ComparisonPart.TellAsync(inquiry),
        Topic.Trend => TrendPart.TellAsync(inquiry),
        Topic.Peak => PeakPart.TellAsync(inquiry),
        Topic.Anomalies => AnomalyPart.TellAsync(inquiry),
        Topic.Events => EventsPart.TellAsync(inquiry),
        Topic.Values => ValuesPart.TellAsync(inquiry),
        Topic.Share => SharePart.TellAsync(inquiry),
        Topic.Ratio => RatioPart.TellAsync(inquiry),
        Topic.Seasonality => SeasonalityPart.TellAsync(inquiry),
        Topic.Correlation => CorrelationPart.TellAsync(inquiry),
        Topic.Reasons => ReasonsPart.TellAsync(inquiry),
        Topic.Quality => QualityPart.TellAsync(inquiry),
        Topic.Costs => CostPart.TellAsync(inquiry),
        Topic.Optimization => OptimizationPart.TellAsync(inquiry),
        _ => Task.CompletedTask,
    };
}
