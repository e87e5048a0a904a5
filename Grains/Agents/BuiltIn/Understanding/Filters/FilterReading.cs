namespace Netra.Grains.Agents.BuiltIn.Understanding.Filters;

/// <summary>Reads which events a clause is about: times, limits, ends of time, names.</summary>
internal sealed class FilterReading(TermList terms, Draft draft)
{
    public void Read()
    {
        ReadTimes();
        new LimitReading(terms, draft).Read();
        new EdgeReading(terms, draft).Read();
        new NameReading(terms, draft).Read();
    }

    private void ReadTimes()
    {
        foreach (var at in terms.Places(TermKind.Range).ToList())
        {
            terms.Use(at);
            draft.Ranges.Add(terms[at].Range!);
        }

        foreach (var at in terms.Places(TermKind.Clock).ToList())
        {
            terms.Use(at);
            draft.Filter = draft.Filter with { Clock = terms[at].Clock };
        }

        // "weekdays against weekends": all days, side by side
        var isCompared = terms.Has(TermKind.Compare) && terms.All.Any(term => term.Bucket == Bucket.Weekday || term.Words.StartsWith("weekday", StringComparison.OrdinalIgnoreCase));
        foreach (var at in terms.Places(TermKind.Weekdays).ToList())
        {
            terms.Use(at);
            if (isCompared)
            {
                draft.Groupings.Add(Grouping.By(Bucket.Weekday));
                continue;
            }

            draft.Filter = draft.Filter with { Weekdays = [.. draft.Filter.Weekdays.Concat(terms[at].Days).Distinct().Order()] };
        }
    }
}
