namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads whether more of one measure goes with more of another, where no word says so: "do longer prompts lead to longer answers?"</summary>
internal sealed class RelationReading(TermList terms, Draft draft)
{
    public void Read()
    {
        var compared = Enumerable.Range(0, terms.Count).Where(at => terms[at] is { Kind: TermKind.Direction, Flag: true } && IsComparative(terms[at].Words)).ToList();
        var related = compared.Select(Qualified).OfType<Measure>().Where(measure => measure.IsPerEvent).Distinct().ToList();
        if (related.Count < 2 || draft.Groupings.Count > 0 || terms.Has(TermKind.And) || terms.Has(TermKind.Compare) || terms.Has(TermKind.HowMany) || terms.Says(Topic.Trend) || !compared.Exists(at => MeasureAt(terms.Next(at)) is not null))
        {
            return;
        }

        draft.Relates = true;
        draft.Ordering = Ordering.None;
        draft.Measures.Clear();
        draft.Measures.AddRange(related);
    }

    private static bool IsComparative(string words)
    {
        var first = words.Split(' ')[0].ToLowerInvariant();
        return first is "more" or "less" || first.EndsWith("er", StringComparison.Ordinal);
    }

    private Measure? Qualified(int at) => terms[at].Measure ?? MeasureAt(terms.Next(at)) ?? MeasureAt(terms.Previous(at));

    private Measure? MeasureAt(int at) => terms.Is(at, TermKind.Measure, TermKind.Event) ? terms[at].Measure : null;
}
