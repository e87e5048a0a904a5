namespace Netra.Grains.Agents.BuiltIn.Understanding.Choices;

/// <summary>Whether a clause asks when something was at its most.</summary>
internal sealed class PeakChoice(TermList terms, Draft draft)
{
    public bool Fits()
    {
        var onlyPerEvent = draft.Measures.Count > 0 && draft.Measures.TrueForAll(measure => measure.IsPerEvent && !measure.IsAdditive);
        if (terms.Says(Topic.Peak) && !draft.Groupings.Exists(grouping => grouping.Bucket is not null))
        {
            var says = string.Join(' ', terms.All.Where(term => term.Topic == Topic.Peak).Select(term => term.Words.ToLowerInvariant()));
            if (says.Contains("hour", StringComparison.Ordinal))
            {
                draft.Groupings.Add(Grouping.By(Bucket.Hour));
            }
        }

        if (draft.WantsPeak)
        {
            return true;
        }

        if (terms.Says(Topic.Peak))
        {
            if (onlyPerEvent && !terms.Has(TermKind.When))
            {
                draft.Statistics.Add(Statistic.Maximum);
                return false;
            }

            return true;
        }

        var isExtreme = draft.Statistics.Contains(Statistic.Maximum) || draft.Statistics.Contains(Statistic.Minimum);
        if (onlyPerEvent && terms.Has(TermKind.When) && isExtreme && draft.Ordering == Ordering.None)
        {
            // "what was the maximum latency, and when": the event that has it
            draft.Ordering = draft.Statistics.Contains(Statistic.Maximum) ? Ordering.Most : Ordering.Least;
            draft.Top ??= 1;
            return false;
        }

        var isWhen = terms.Has(TermKind.When) && (draft.Ordering != Ordering.None || draft.Statistics.Contains(Statistic.Maximum) || draft.Statistics.Contains(Statistic.Minimum));
        return isWhen && !onlyPerEvent && !terms.Has(TermKind.Event) || (isWhen && draft.Measures.Exists(measure => measure.Metric is Metric.Events or Metric.Errors or Metric.ErrorRate or Metric.Throughput))
            || (terms.Has(TermKind.When) && draft.Measures.Count == 0 && terms.Has(TermKind.Direction));
    }
}
