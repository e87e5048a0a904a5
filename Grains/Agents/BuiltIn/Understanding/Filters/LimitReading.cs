namespace Netra.Grains.Agents.BuiltIn.Understanding.Filters;

/// <summary>Reads limits of values: "above 500 ms", "between 100 and 200 tokens", "costing more than $1".</summary>
internal sealed class LimitReading(TermList terms, Draft draft)
{
    private readonly LimitMeasure _measures = new(terms);

    public void Read()
    {
        foreach (var at in terms.Places(TermKind.Comparator).ToList())
        {
            if (terms[at].Flag)
            {
                ReadBetween(at);
                continue;
            }

            // "more than 500", and "500 or more"
            var number = terms.Next(at);
            if (!terms.Is(number, TermKind.Number) && terms.Is(terms.Previous(at), TermKind.Number))
            {
                number = terms.Previous(at);
            }

            if (terms.Is(number, TermKind.Number) && terms.Is(terms.Next(number), TermKind.Event) && terms.All.Any(term => term.Kind is TermKind.Dimension or TermKind.Bucket))
            {
                terms.Use(at);
                terms.Use(number);
                draft.Notes.Add("I cannot pick groups by a limit on how many events they have; the figures show them all.");
                continue;
            }

            if (!terms.Is(number, TermKind.Number) || terms.IsUsed(number))
            {
                ReadAsOrdering(at);
                continue;
            }

            terms.Use(at);
            Limit(number, Math.Max(number, at), at, terms[at].Comparator!.Value);
        }
    }

    // "slower than code": no limit, but what to order by
    private void ReadAsOrdering(int at)
    {
        terms.Use(at);
        var words = terms[at].Words.ToLowerInvariant();
        var isFast = words.StartsWith("faster", StringComparison.Ordinal) || words.StartsWith("quicker", StringComparison.Ordinal);
        if (isFast || words.StartsWith("slower", StringComparison.Ordinal))
        {
            draft.Add(new Measure(Metric.Latency));
        }
        else if (words.StartsWith("cheaper", StringComparison.Ordinal) || words.StartsWith("cost", StringComparison.Ordinal))
        {
            draft.Add(new Measure(Metric.Cost));
        }

        draft.ComparesNames |= words.EndsWith("than", StringComparison.Ordinal);
    }

    private void ReadBetween(int at)
    {
        var low = terms.Next(at);
        var and = terms.Is(low, TermKind.Number) ? terms.Next(low) : -1;
        and = terms.Is(and, TermKind.Unit, TermKind.Bucket) ? terms.Next(and) : and;
        var high = terms.Is(and, TermKind.And, TermKind.Comparator, TermKind.Filler) ? terms.Next(and) : and;
        terms.Use(at);
        if (!terms.Is(low, TermKind.Number) || !terms.Is(high, TermKind.Number))
        {
            return;
        }

        var before = draft.Filter.Limits.Length;
        Limit(high, high, at, Comparator.AtMost);
        if (draft.Filter.Limits.Length > before)
        {
            var upper = draft.Filter.Limits[^1];
            var size = terms[high].Number == 0 ? 1 : upper.Limit / terms[high].Number;
            terms.Use(low);
            draft.Filter = draft.Filter with { Limits = draft.Filter.Limits.Add(upper with { Comparator = Comparator.AtLeast, Limit = terms[low].Number * size }) };
        }
        else if (IsHour(low) && IsHour(high) && terms[low].Number < terms[high].Number)
        {
            // "requests between 8 and 12": nothing is measured, so it is the time of day
            terms.Use(low);
            terms.Use(high);
            draft.Filter = draft.Filter with { Clock = new ClockFilter((int)terms[low].Number * 60, (int)terms[high].Number * 60) };
            draft.Notes.Add($"I read “between {terms[low].Words} and {terms[high].Words}” as hours of the day.");
        }
    }

    private bool IsHour(int at) => terms[at] is { Unit: "", Number: >= 0 and <= 24 } term && term.Number == Math.Floor(term.Number);

    private void Limit(int number, int last, int first, Comparator comparator)
    {
        var (measure, size) = _measures.Of(number, last, first);
        if (measure is null)
        {
            return;
        }

        terms.Use(number);
        draft.Filter = draft.Filter with { Limits = draft.Filter.Limits.Add(new LimitFilter(measure, comparator, terms[number].Number * size)) };
    }
}
