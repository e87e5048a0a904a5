using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What the rules make of a message.</summary>
internal static class RuleTriage
{
    private const double Sure = 0.95;
    private const double Refused = 0.9;
    private const double NotUnderstood = 0.2;
    private const double LessPerUnknown = 0.15;
    private const double LessPerNote = 0.05;
    private const double Least = 0.3;

    public static TriageResult Of(MessageReading reading)
    {
        if (reading.Refusal is { } refusal)
        {
            return new TriageResult(TriageCategory.NoQuestion, "none: " + refusal) { Categories = [TriageCategory.NoQuestion], Confidence = Refused };
        }

        var questions = reading.Questions.Where(question => question.IsUnderstood || !question.UnknownNames.IsEmpty).ToList();
        ImmutableArray<string> unknown = [.. reading.Questions.SelectMany(question => question.UnknownNames.Concat(question.UnknownWords)).Concat(reading.Parameters.Unread).Distinct()];
        ImmutableArray<string> notes = [.. reading.Questions.SelectMany(question => question.Notes).Distinct()];
        if (questions.Count == 0)
        {
            var none = unknown.Any(word => word.Any(char.IsLetter)) || notes.Length > 0 ? TriageCategory.OutOfScope : TriageCategory.NoQuestion;
            return new TriageResult(none, "nothing that your workload data answers") { Categories = [none], Confidence = NotUnderstood, NotUnderstood = unknown, Notes = notes };
        }

        ImmutableArray<TriageCategory> categories = [.. questions.Select(CategoryOf)];
        var first = questions[0];
        return new TriageResult(categories.Max(), SayQuestion.Intent(questions))
        {
            Categories = categories,
            Entities = EntitiesOf(questions),
            Scope = TriageScopes.Of(first.Filter, first.Range),
            Confidence = Math.Max(Least, Sure - (LessPerUnknown * unknown.Length) - (LessPerNote * notes.Length)),
            NotUnderstood = unknown,
            Notes = notes,
        };
    }

    private static TriageCategory CategoryOf(Question question) => question.Topics.IsEmpty ? TriageCategory.SimpleQuestion : question.Topics.Max(topic => CategoryOf(topic, question));

    private static TriageCategory CategoryOf(Topic topic, Question question) => topic switch
    {
        Topic.Help => TriageCategory.Help,
        Topic.Overview => TriageCategory.Overview,
        Topic.Performance => TriageCategory.Performance,
        Topic.Usage or Topic.Seasonality => TriageCategory.Usage,
        Topic.Trend => question.Measures.Any(measure => measure.Metric is Metric.Cost or Metric.CostPerThousandTokens) ? TriageCategory.Cost
            : question.Measures.Any(measure => measure.Metric is Metric.Latency or Metric.ErrorRate or Metric.Errors or Metric.SuccessRate) || question.Measures.IsEmpty ? TriageCategory.Performance
            : TriageCategory.Usage,
        Topic.Costs => TriageCategory.Cost,
        Topic.Anomalies => TriageCategory.Anomalies,
        Topic.Correlation => TriageCategory.Correlation,
        Topic.Quality => TriageCategory.Quality,
        Topic.Optimization => TriageCategory.Optimization,
        _ => TriageCategory.SimpleQuestion,
    };

    private static TriageEntities EntitiesOf(List<Question> questions)
    {
        ImmutableArray<string> Named(DimensionKind kind) =>
            [.. questions.SelectMany(question => question.Filter.Values).Where(filter => filter.Dimension.Kind == kind).SelectMany(filter => filter.Values).Distinct()];
        return new TriageEntities
        {
            Workloads = Named(DimensionKind.Workload),
            Models = Named(DimensionKind.Model),
            Types = Named(DimensionKind.EventType),
            Dimensions = [.. questions.SelectMany(question => question.Groupings).Select(grouping => grouping.Dimension).OfType<Dimension>().Select(TriageScopes.NameOf).Distinct()],
            Measures = [.. questions.SelectMany(question => question.Measures).Select(MeasureNames.Of).Distinct()],
        };
    }
}
