namespace Netra.Grains.Agents.BuiltIn.Understanding.Choices;

/// <summary>Whether a clause asks for single events: the slowest requests, the latest event.</summary>
internal sealed class EventsChoice(TermList terms, Draft draft)
{
    public bool Fits()
    {
        var perEvent = draft.Measures.Exists(measure => measure.IsPerEvent);
        if (draft.WantsEdge && draft.Measures.Count == 0 && draft.Statistics.Count == 0 && draft.Groupings.Count == 0 && !terms.Has(TermKind.HowMany) && !terms.Says(Topic.Performance) && !terms.Says(Topic.Usage))
        {
            draft.Top = Math.Min(draft.Filter.Edge!.Count, 100);
            return true;
        }

        if (draft.Ordering == Ordering.None || draft.Groupings.Count > 0 || draft.Filter.Edge is not null)
        {
            return false;
        }

        var nouns = terms.All.Where(term => term.Kind == TermKind.Event).ToList();
        if (nouns.Count > 0 && draft.Measures.Count == 0 && !terms.Has(TermKind.HowMany))
        {
            draft.Add(new Measure(draft.Catalogue.Has(Metric.Latency) ? Metric.Latency : Metric.TotalTokens));
            perEvent = true;
        }

        var hasStatistic = draft.Statistics.Exists(statistic => statistic.Kind is not (StatisticKind.Maximum or StatisticKind.Minimum));
        var isNamed = nouns.Count > 0 || terms.All.Any(term => term.Kind == TermKind.Direction && term.Measure is { IsPerEvent: true } && term.Words.EndsWith("st", StringComparison.OrdinalIgnoreCase)) || draft.Top is not null;
        if (!perEvent || !isNamed || hasStatistic)
        {
            return false;
        }

        draft.Top ??= nouns.Exists(noun => noun.Flag) || terms.Has(TermKind.Show) && nouns.Count == 0 ? 5 : 1;
        return true;
    }
}
