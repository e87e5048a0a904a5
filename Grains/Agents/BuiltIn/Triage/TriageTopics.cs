using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Which kind of question a topic belongs to.</summary>
internal static class TriageTopics
{
    /// <summary>The kind of a question; of several topics the one that needs most.</summary>
    public static TriageCategory CategoryOf(Question question) => question.Topics.IsEmpty ? TriageCategory.SimpleQuestion : question.Topics.Max(topic => CategoryOf(topic, question));

    private static TriageCategory CategoryOf(Topic topic, Question question) => topic switch
    {
        Topic.Help => TriageCategory.Help,
        Topic.Overview => TriageCategory.Overview,
        Topic.Performance => TriageCategory.Performance,
        Topic.Usage or Topic.Seasonality => TriageCategory.Usage,
        Topic.Trend or Topic.Reasons => question.Measures.Any(measure => measure.Metric is Metric.Cost or Metric.CostPerThousandTokens) ? TriageCategory.Cost
            : question.Measures.Any(measure => measure.Metric is Metric.Latency or Metric.ErrorRate or Metric.Errors or Metric.SuccessRate) || question.Measures.IsEmpty ? TriageCategory.Performance
            : TriageCategory.Usage,
        Topic.Costs => TriageCategory.Cost,
        Topic.Anomalies => TriageCategory.Anomalies,
        Topic.Correlation => TriageCategory.Correlation,
        Topic.Quality => TriageCategory.Quality,
        Topic.Optimization => TriageCategory.Optimization,
        _ => TriageCategory.SimpleQuestion,
    };
}
