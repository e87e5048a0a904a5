using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A question that the rules did not understand, as the triage read it with a language model: the model says what kind it is, the figures stay ours.</summary>
internal static class GuidedQuestion
{
    /// <summary>The question; <see langword="null"/>: it belongs to no analysis.</summary>
    public static Question? Of(TriageResult? triage)
    {
        Topic? topic = triage?.Category switch
        {
            TriageCategory.Overview => Topic.Overview,
            TriageCategory.Performance => Topic.Performance,
            TriageCategory.Usage => Topic.Usage,
            TriageCategory.Cost => Topic.Costs,
            TriageCategory.Anomalies => Topic.Anomalies,
            TriageCategory.Correlation => Topic.Correlation,
            TriageCategory.Quality => Topic.Quality,
            TriageCategory.Optimization => Topic.Optimization,
            _ => null,
        };
        if (triage is not { ReadBy: "model" } || topic is not { } known)
        {
            return null;
        }

        var names = triage.Entities.Measures.IsDefault ? [] : triage.Entities.Measures;
        ImmutableArray<Measure> measures = [.. names.OfType<string>().Select(MeasureNames.Find).OfType<Measure>().Distinct()];
        if (known == Topic.Correlation && !measures.Any(measure => measure.IsPerEvent || measure.Metric is Metric.Errors or Metric.ErrorRate))
        {
            return null;
        }

        var scope = triage.Scope.ToAnalysisScope();
        return new Question
        {
            Topics = [known],
            Measures = measures,
            Filter = scope.Filter,
            Range = scope.Range,
            Notes = [$"The rules did not understand the question; a language model took it for this: {Say.Cut(triage.Intent)}."],
        };
    }
}
