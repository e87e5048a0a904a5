using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Scopes;

/// <summary>
/// The part of a message that says which events agents look at beside the one that answers each part: of what was understood, the part that needs most of them.
/// </summary>
internal static class LeadingQuestion
{
    /// <summary>The part; an empty question when there is none.</summary>
    public static Question Of(IReadOnlyList<Question> questions)
    {
        var understood = questions.Where(question => question.IsUnderstood).ToList();
        var most = understood.Count > 0 ? understood.Max(TriageTopics.CategoryOf) : default;
        var leading = understood.Count > 0 ? understood.FindAll(question => TriageTopics.CategoryOf(question) == most) : [.. questions];
        return leading.Find(question => !question.Filter.IsNone || question.Range is not null) ?? leading.FirstOrDefault(new Question());
    }

    /// <summary>Says which events those are, when another part is about others.</summary>
    public static string? SayWhich(IReadOnlyList<Question> questions)
    {
        var leading = Words(Of(questions));
        return questions.Where(question => question.IsUnderstood).All(question => Words(question) == leading)
            ? null
            : $"The parts of your question are about different events; the quality of the data, and what could be better, are told of these only: {leading}.";
    }

    private static string Words(Question question)
    {
        var filter = SayScope.Filter(question.Filter);
        return filter.Length > 0 ? $"{filter}, {SayScope.Range(question.Range)}" : SayScope.Range(question.Range);
    }
}
