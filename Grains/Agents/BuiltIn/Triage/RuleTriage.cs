using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Scopes;
using Netra.Grains.Agents.BuiltIn.Supervision;
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
            return new TriageResult(none, "nothing that your workload data answers") { Categories = [none], Scope = ScopeOf(reading.Questions), Confidence = NotUnderstood, NotUnderstood = unknown, Notes = notes };
        }

        ImmutableArray<TriageCategory> categories = [.. questions.Select(TriageTopics.CategoryOf)];
        var category = categories.Max();
        var which = FlowPlan.NeedsAll(category) ? LeadingQuestion.SayWhich(questions) : null;
        return new TriageResult(category, SayQuestion.Intent(questions))
        {
            Categories = categories,
            Entities = EntitiesOf(questions) with { TargetModel = reading.WhatIf.TargetModel },
            Scope = ScopeOf(questions),
            Confidence = Math.Max(Least, Sure - (LessPerUnknown * unknown.Length) - (LessPerNote * notes.Length)),
            NotUnderstood = unknown,
            Notes = which is null ? notes : notes.Add(which),
        };
    }

    private static TriageScope ScopeOf(IReadOnlyList<Question> questions)
    {
        var leading = LeadingQuestion.Of(questions);
        return TriageScopes.Of(leading.Filter, leading.Range);
    }

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
