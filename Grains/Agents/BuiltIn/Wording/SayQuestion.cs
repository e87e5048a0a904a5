using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Says how a question was understood.</summary>
internal static class SayQuestion
{
    public static string Thought(IReadOnlyList<Question> questions) =>
        questions.Any(question => question.IsUnderstood)
            ? $"I understood: {Intent(questions)}."
            : questions.Any(question => !question.UnknownNames.IsEmpty) ? "The question names something that the data does not have." : "I did not understand the question.";

    /// <summary>What is asked, in words; names that the data does not have when there is nothing else.</summary>
    public static string Intent(IReadOnlyList<Question> questions) => questions.Any(question => question.IsUnderstood)
        ? string.Join("; ", questions.Where(question => question.IsUnderstood).Select(One))
        : $"something about {Say.List([.. questions.SelectMany(question => question.UnknownNames).Distinct().Select(Say.Quote)])}";

    private static string One(Question question)
    {
        var parts = new List<string> { string.Join(" and ", question.Topics.Select(topic => topic.ToString().ToLowerInvariant())) };
        if (!question.Measures.IsEmpty)
        {
            parts.Add("of " + Say.List([.. question.Measures.Select(MeasureSql.Label)]));
        }

        if (!question.Statistics.IsEmpty)
        {
            parts.Add("as " + Say.List([.. question.Statistics.Select(statistic => statistic.Kind == StatisticKind.Percentile ? FormattableString.Invariant($"p{statistic.Level:0.###}") : statistic.Kind.ToString().ToLowerInvariant())]));
        }

        if (!question.Groupings.IsEmpty)
        {
            parts.Add("by " + Say.List([.. question.Groupings.Select(grouping => grouping.Dimension?.Label ?? SayTime.Unit(grouping.Bucket!.Value))]));
        }

        var filter = SayScope.Filter(question.Filter);
        if (filter.Length > 0)
        {
            parts.Add("for " + filter);
        }

        parts.Add("over " + SayScope.Range(question.Range));
        if (question.Baseline is not null)
        {
            parts.Add("against " + SayScope.Range(question.Baseline));
        }

        return string.Join(" ", parts);
    }
}
