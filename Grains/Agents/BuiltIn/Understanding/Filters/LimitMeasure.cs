namespace Netra.Grains.Agents.BuiltIn.Understanding.Filters;

/// <summary>Finds out what the number of a limit measures: by its unit, by the word behind it, by the measure before it.</summary>
internal sealed class LimitMeasure(TermList terms)
{
    /// <summary>The measure, and how much of it one is; none: the clause does not say.</summary>
    /// <param name="number">Where the number stands.</param>
    /// <param name="last">Where the limit ends.</param>
    /// <param name="first">Where it begins.</param>
    public (Measure? Measure, double Size) Of(int number, int last, int first)
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
            var total = terms.Next(next);
            if (terms.Is(total, TermKind.Statistic) && terms[total].Statistic == Statistic.Total)
            {
                // "larger than 5k tokens in total": said of the limit
                terms.Use(total);
            }

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

    // "the p95 latency of requests above 500 ms" asks for the latency as well.
    private void UseIf(int at, Metric metric)
    {
        if (at >= 0 && terms[at].Measure!.Metric == metric && !terms.Is(terms.Previous(at), TermKind.Statistic))
        {
            terms.Use(at);
        }
    }
}
