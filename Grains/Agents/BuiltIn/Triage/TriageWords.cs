using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Says what a message was taken for.</summary>
internal static class TriageWords
{
    public static string Of(TriageResult triage)
    {
        var kind = triage.Category switch
        {
            TriageCategory.OutOfScope => "This is no question that your workload data answers",
            TriageCategory.NoQuestion => "This is no question",
            TriageCategory.Help => "A question about what can be asked",
            TriageCategory.SimpleQuestion => "A simple question",
            TriageCategory.Quality => "A question about data quality",
            TriageCategory.Optimization => "A question about what could be better",
            _ => $"A question about {triage.Category.ToString().ToLowerInvariant()}",
        };
        var state = triage.DataState switch
        {
            DataState.None => " Your data cannot answer it.",
            DataState.Partial => " Your data can answer a part of it.",
            _ => "",
        };
        var missing = triage.Missing.IsEmpty ? "" : " " + string.Join(' ', triage.Missing.Select(missing => missing.Words));
        return triage.Category is TriageCategory.OutOfScope or TriageCategory.NoQuestion or TriageCategory.Help
            ? $"{kind}.{missing}"
            : $"{kind}: {Say.Cut(triage.Intent)}.{state}{missing}";
    }
}
