using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Says what was not understood.</summary>
internal static class NotUnderstood
{
    /// <summary>For a message that nothing was understood of.</summary>
    public static string Words(IReadOnlyList<Question> questions)
    {
        var notes = questions.SelectMany(question => question.Notes).Distinct().ToList();
        var unknown = questions.SelectMany(question => question.UnknownWords).Where(word => word.Any(char.IsLetter)).Distinct().Take(5).Select(Say.Quote).ToList();
        if (unknown.Count > 0)
        {
            notes.Insert(0, $"{Say.List(unknown)} {(unknown.Count == 1 ? "means" : "mean")} nothing to me here, and no workload, model, event type or category of yours is named so.");
        }

        return string.Join(' ', notes.Prepend("I did not understand this as a question about your workload data."));
    }

    /// <summary>For names that the data does not have.</summary>
    public static void SayNames(Question question, Catalogue all, Answer answer)
    {
        answer.Line($"Your data has no workload, model, event type, category or dimension named {Say.List([.. question.UnknownNames.Distinct().Select(Say.Quote)])}: 0 events, so I give no figures for it.");
        foreach (var (kind, label) in new[] { (DimensionKind.Workload, "Workloads"), (DimensionKind.Model, "Models"), (DimensionKind.EventType, "Event types"), (DimensionKind.Category, "Categories") })
        {
            var names = all.Of(kind).Where(value => value.Value.Length > 0).Select(value => value.Value).ToList();
            if (names.Count > 0)
            {
                answer.Line($"{label} there are: {string.Join(", ", names.Take(12))}{(names.Count > 12 ? " and more" : "")}.");
            }
        }
    }
}
