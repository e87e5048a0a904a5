namespace Netra.Grains.Agents.BuiltIn.Understanding.Choices;

/// <summary>Settles what a clause of figures measures, where it says so only in part.</summary>
internal sealed class MeasureChoice(TermList terms, Draft draft)
{
    public void Settle()
    {
        // "how many tokens": the sum; "the smallest number of tokens": of one event
        if (draft.Statistics.Count == 0 && !IsExtreme() && (terms.Has(TermKind.HowMany) || terms.Has(TermKind.HowMuch)) && draft.Measures.Exists(measure => measure.IsAdditive && measure.IsPerEvent))
        {
            draft.Statistics.Add(Statistic.Total);
        }

        // "the highest latency": an extreme value
        if (draft.Ordering != Ordering.None && draft.Groupings.Count == 0 && draft.Statistics.Count == 0 && draft.Measures.Exists(measure => measure.IsPerEvent) && !terms.All.Any(term => term.Kind == TermKind.Direction && term.Measure is not null))
        {
            draft.Statistics.Add(draft.Ordering == Ordering.Most ? Statistic.Maximum : Statistic.Minimum);
        }

        // a percentile of nothing in particular is one of latency
        if (draft.Measures.Count == 0 && draft.Statistics.Exists(statistic => statistic.Kind == StatisticKind.Percentile) && !terms.Has(TermKind.Event))
        {
            draft.Add(new Measure(Metric.Latency));
        }

        var countsEvents = terms.Has(TermKind.HowMany) && (terms.Has(TermKind.Event) || !draft.Filter.Limits.IsEmpty || terms.All.Any(term => term.Kind == TermKind.HowMany && term.Words is "often"));
        if (countsEvents || (draft.Measures.Count == 0 && (terms.Has(TermKind.Event) || !draft.Filter.Limits.IsEmpty || draft.Filter.Errors is not null)))
        {
            if (!draft.Measures.Exists(measure => measure.Metric is Metric.Errors or Metric.Events or Metric.ErrorRate or Metric.SuccessRate or Metric.Throughput or Metric.CostPerThousandTokens) && (draft.Measures.Count == 0 || terms.Has(TermKind.HowMany)) && draft.Statistics.TrueForAll(statistic => statistic.Kind is StatisticKind.Total or StatisticKind.Mean))
            {
                draft.Measures.Insert(0, new Measure(Metric.Events));
            }
        }
    }

    private bool IsExtreme() => draft.Ordering != Ordering.None && draft.Groupings.Count == 0
        && Enumerable.Range(0, terms.Count).Any(at => terms[at] is { Kind: TermKind.Direction, Flag: false, Measure: null } && terms.Is(terms.Next(at), TermKind.HowMany));
}
