namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads which events a clause is about: limits, ends of time, names, times.</summary>
internal sealed class FilterReading(TermList terms, Draft draft)
{
    public void Read()
    {
        ReadTimes();
        ReadLimits();
        ReadEdges();
        ReadShown();
        ReadNames();
        ReadUnknownNames();
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

    private void ReadLimits()
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
    }

    private void Limit(int number, int last, int first, Comparator comparator)
    {
        var (measure, size) = MeasureOf(number, last, first);
        if (measure is null)
        {
            return;
        }

        terms.Use(number);
        draft.Filter = draft.Filter with { Limits = draft.Filter.Limits.Add(new LimitFilter(measure, comparator, terms[number].Number * size)) };
    }

    private (Measure? Measure, double Size) MeasureOf(int number, int last, int first)
    {
        var glued = terms[number].Unit switch
        {
            "ms" or "msec" or "msecs" => (Metric.Latency, 1),
            "s" or "sec" or "secs" => (Metric.Latency, 1_000),
            "m" or "min" or "mins" => (Metric.Latency, 60_000),
            "h" or "hr" or "hrs" => (Metric.Latency, 3_600_000),
            "$" => (Metric.Cost, 100),
            _ => (Metric.Events, 0),
        };
        var previous = PreviousMeasure(Math.Min(number, first));
        if (glued.Item2 > 0)
        {
            UseIf(previous, glued.Item1);
            return (new Measure(glued.Item1), glued.Item2);
        }

        var next = terms.Next(Math.Max(number, terms.Is(terms.Next(number), TermKind.Unit, TermKind.Bucket) ? number : last));
        if (terms.Is(next, TermKind.Unit))
        {
            terms.Use(next);
            UseIf(previous, terms[next].Measure!.Metric);
            return (terms[next].Measure, terms[next].Number);
        }

        if (terms.Is(next, TermKind.Statistic) && terms[next].Words.Equals("min", StringComparison.OrdinalIgnoreCase))
        {
            terms.Use(next);
            return (new Measure(Metric.Latency), 60_000);
        }

        if (terms.Is(next, TermKind.Bucket) && terms[next].Bucket is Bucket.Second or Bucket.Minute or Bucket.Hour)
        {
            terms.Use(next);
            UseIf(previous, Metric.Latency);
            return (new Measure(Metric.Latency), terms[next].Bucket switch { Bucket.Second => 1_000, Bucket.Minute => 60_000, _ => 3_600_000 });
        }

        if (terms.Is(next, TermKind.Measure) && terms[next].Measure!.IsPerEvent && !terms.IsUsed(next))
        {
            terms.Use(next);
            return (terms[next].Measure, 1);
        }

        if (previous >= 0)
        {
            // "requests with latency above 500": the measure only serves the limit. "average latency above 500" keeps it.
            terms.Use(previous);
            return (terms[previous].Measure, 1);
        }

        return terms[first].Words.ToLowerInvariant() switch
        {
            "longer than" or "slower than" or "faster than" or "shorter than" or "quicker than" => (new Measure(Metric.Latency), 1),
            "cost more than" or "costing more than" or "cheaper than" => (new Measure(Metric.Cost), 1),
            _ => (null, 0),
        };
    }

    private int PreviousMeasure(int at)
    {
        for (var place = at - 1; place >= 0 && place >= at - 5; place--)
        {
            if (!terms.IsUsed(place) && terms[place].Kind == TermKind.Measure && terms[place].Measure!.IsPerEvent)
            {
                return place;
            }
        }

        return -1;
    }

    private void UseIf(int at, Metric metric)
    {
        if (at >= 0 && terms[at].Measure!.Metric == metric)
        {
            terms.Use(at);
        }
    }

    // the last 100 requests, the latest event
    private void ReadEdges()
    {
        foreach (var at in terms.Places(TermKind.Edge).ToList())
        {
            terms.Use(at);
            var next = terms.Next(at);
            var count = 1;
            if (terms.Is(next, TermKind.Number) && !terms.IsUsed(next))
            {
                count = (int)Math.Clamp(terms[next].Number, 1, 1_000_000);
                var place = next;
                next = terms.Next(next);
                if (terms.Is(next, TermKind.Event, TermKind.State) || (terms.Is(next, TermKind.Measure) && terms[next].Measure!.Metric == Metric.Errors))
                {
                    terms.Use(place);
                }
            }
            else if (terms.Is(next, TermKind.Event) && terms[next].Flag)
            {
                count = 5;
            }

            // "the last ten errors", "the latest failed requests"
            bool? errors = null;
            while (terms.Is(next, TermKind.State) || (terms.Is(next, TermKind.Measure) && terms[next].Measure!.Metric == Metric.Errors))
            {
                errors = terms[next].Kind == TermKind.Measure || terms[next].Flag;
                terms.Use(next);
                if (!terms.Is(terms.Next(next), TermKind.Event))
                {
                    break;
                }

                next = terms.Next(next);
            }

            if (errors is not null && terms.Is(terms.Previous(next), TermKind.Number))
            {
                terms.Use(terms.Previous(next));
            }

            if (terms.Is(next, TermKind.Event) || errors is not null || terms[at].Number > 0)
            {
                if (next >= 0)
                {
                    terms.Use(next);
                }

                count = terms[at].Number > 0 ? (int)terms[at].Number : count;
                draft.Filter = draft.Filter with { Edge = new EdgeFilter(count, terms[at].Flag), Errors = errors ?? draft.Filter.Errors };
                draft.WantsEdge = true;
            }
        }
    }

    // "show me 3 requests": the latest
    private void ReadShown()
    {
        foreach (var at in terms.Places(TermKind.Number).Where(at => draft.Filter.Edge is null && terms.Is(terms.Previous(at), TermKind.Show) && terms.Is(terms.Next(at), TermKind.Event)).ToList())
        {
            terms.Use(at);
            terms.Use(terms.Next(at));
            draft.Filter = draft.Filter with { Edge = new EdgeFilter((int)Math.Clamp(terms[at].Number, 1, 1_000_000), Newest: true) };
            draft.WantsEdge = true;
        }
    }

    private void ReadNames()
    {
        var filters = new List<ValueFilter>();
        foreach (var at in terms.Places(TermKind.Name).ToList())
        {
            terms.Use(at);
            var isExcluded = IsExcluded(at);
            var place = filters.FindIndex(filter => filter.Dimension == terms[at].Dimension && filter.Excluded == isExcluded);
            if (place >= 0)
            {
                filters[place] = filters[place] with { Values = [.. filters[place].Values.Concat(terms[at].Values).Distinct()] };
            }
            else
            {
                filters.Add(new ValueFilter(terms[at].Dimension!, terms[at].Values, isExcluded));
            }
        }

        draft.Filter = draft.Filter with { Values = [.. filters] };
    }

    // "without chat", "excluding chat and code"
    private bool IsExcluded(int at)
    {
        for (var place = terms.Previous(at); place >= 0; place = terms.Previous(place))
        {
            if (terms[place].Kind == TermKind.Not)
            {
                terms.Use(place);
                return true;
            }

            if (!terms.Is(place, TermKind.Dimension, TermKind.And, TermKind.Name, TermKind.Event))
            {
                return false;
            }
        }

        return false;
    }

    // "workload zebra": a name, though no event has it
    private void ReadUnknownNames()
    {
        foreach (var at in terms.Places(TermKind.Unknown).ToList())
        {
            var before = terms.Previous(at);
            var after = terms.Next(at);
            var isNamed = (terms.Is(before, TermKind.Dimension) && !terms[before].Flag && !terms.Is(terms.Previous(before), TermKind.By, TermKind.Which))
                || (terms.Is(after, TermKind.Dimension) && !terms[after].Flag && after == at + 1 && !terms.Is(before, TermKind.By, TermKind.Which));
            // "for zebra", "by zebra"
            var isLinked = at > 0 && terms[at].Note is null && (terms[at - 1].Kind is TermKind.By or TermKind.Which || (terms[at - 1].Kind == TermKind.Filler && terms[at - 1].Words.ToLowerInvariant() is "for" or "of" or "from" or "on" or "called"));
            if (isLinked && !isNamed)
            {
                terms.Use(at);
                draft.UnknownNames.Add(terms[at].Words);
            }

            if (isNamed)
            {
                terms.Use(at);
                terms.Use(terms.Is(before, TermKind.Dimension) ? before : after);
                draft.UnknownNames.Add(terms[at].Words);
            }
        }

        foreach (var at in terms.Places(TermKind.UnknownName).ToList())
        {
            foreach (var beside in new[] { terms.Previous(at), terms.Next(at) })
            {
                if (terms.Is(beside, TermKind.Dimension) && !terms[beside].Flag)
                {
                    terms.Use(beside);
                }
            }
        }
    }
}
