using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads what a clause breaks down by, and which values it asks for.</summary>
internal sealed class GroupReading(TermList terms, Draft draft)
{
    public void Read()
    {
        foreach (var at in terms.Places(TermKind.Dimension).ToList())
        {
            terms.Use(at);
            ReadDimension(at);
        }

        foreach (var at in terms.Places(TermKind.Bucket).ToList())
        {
            terms.Use(at);
            ReadBucket(at);
        }

        // Several names of a kind are seen side by side.
        foreach (var filter in draft.Filter.Values.Where(filter => !filter.Excluded && filter.Values.Length > 1))
        {
            if (!draft.Groupings.Exists(grouping => grouping.Dimension == filter.Dimension))
            {
                draft.Groupings.Add(Grouping.By(filter.Dimension));
                draft.ComparesNames = true;
            }
        }
    }

    private void ReadDimension(int at)
    {
        var dimension = terms[at].Dimension!;
        var before = terms.Previous(at);
        var after = terms.Next(at);
        if ((terms.Is(before, TermKind.Name) && terms[before].Dimension == dimension) || (terms.Is(after, TermKind.Name) && terms[after].Dimension == dimension && !terms.Is(before, TermKind.By)))
        {
            return;
        }

        // "how is my workload doing" speaks of all of it.
        var isPointedAt = terms.Is(before, TermKind.By, TermKind.Which, TermKind.HowMany, TermKind.Direction, TermKind.Number, TermKind.Show, TermKind.Compare, TermKind.And, TermKind.When)
            || terms.Is(after, TermKind.By, TermKind.Compare);
        if (dimension.Kind == DimensionKind.Workload && !terms[at].Flag && !isPointedAt)
        {
            return;
        }

        if (terms.Is(before, TermKind.HowMany, TermKind.Show) || (terms.Is(before, TermKind.Which) && IsPlainQuestion()) || (terms[at].Flag && IsPlainQuestion()))
        {
            draft.Listed.Add(dimension);
        }

        if (terms.Is(before, TermKind.Number) && !terms.IsUsed(before))
        {
            terms.Use(before);
            draft.Top = (int)Math.Clamp(terms[before].Number, 1, 100);
        }

        draft.Groupings.Add(Grouping.By(dimension));
    }

    // "which models do I use?" asks for names and no figures.
    private bool IsPlainQuestion() =>
        !terms.Has(TermKind.Measure) && !terms.Has(TermKind.Direction) && !terms.Has(TermKind.Statistic) && !terms.Has(TermKind.Share) && !terms.Has(TermKind.Compare)
        && !terms.Has(TermKind.By) && !terms.Has(TermKind.State) && !terms.All.Any(term => term.Kind == TermKind.Event && !IsOwned(term))
        && !terms.All.Any(term => term.Topic is Topic.Anomalies or Topic.Peak or Topic.Trend or Topic.Performance);

    private static bool IsOwned(Term term) => !term.Flag;

    private void ReadBucket(int at)
    {
        var words = terms[at].Words.ToLowerInvariant();
        var before = terms.Previous(at);
        var isBare = words is "hour" or "hours" or "day" or "days" or "date" or "dates" or "minute" or "minutes" or "week" or "weeks" or "month" or "months" or "quarter" or "year" or "years" or "second" or "seconds" or "sec" or "secs" or "mins";
        var bucket = terms[at].Bucket!.Value;
        var isPeak = terms.Is(before, TermKind.Direction, TermKind.Which) || terms.All.Any(term => term.Topic == Topic.Peak) || words.StartsWith("what time", StringComparison.Ordinal) || words.StartsWith("which time", StringComparison.Ordinal) || words.StartsWith("at what", StringComparison.Ordinal)
            || (isBare && !terms.Is(before, TermKind.By, TermKind.Show) && terms.All.Any(term => (term.Kind == TermKind.Direction && !term.Flag) || term.Statistic?.Kind is StatisticKind.Maximum or StatisticKind.Minimum))
            || (terms.Is(before, TermKind.Number) && terms.Is(terms.Previous(before), TermKind.Direction));
        var isFive = bucket == Bucket.Minute && terms.Is(before, TermKind.Number) && terms[before].Number == 5;
        if (isFive && isPeak)
        {
            terms.Use(before);
            bucket = Bucket.FiveMinutes;
        }

        // "per five minutes"
        if (!isPeak && terms.Is(before, TermKind.Number) && !terms.IsUsed(before) && terms.Is(terms.Previous(before), TermKind.By))
        {
            terms.Use(before);
            if (!isFive && terms[before].Number != 1)
            {
                draft.Notes.Add($"I cannot group by {terms[before].Words} {words}; the figures are by single {SayTime.Plural(bucket)}.");
            }

            draft.Groupings.Add(Grouping.By(isFive ? Bucket.FiveMinutes : bucket));
            return;
        }

        if (isPeak && !terms.Is(before, TermKind.By))
        {
            draft.WantsPeak = true;
            draft.Groupings.Add(Grouping.By(bucket));
            if (terms.Is(before, TermKind.Number) && !terms.IsUsed(before))
            {
                terms.Use(before);
                draft.Top = (int)Math.Clamp(terms[before].Number, 1, 100);
            }

            return;
        }

        var follows = terms.Is(before, TermKind.And) && draft.Groupings.Count > 0;
        if (!isBare || terms.Is(before, TermKind.By) || follows)
        {
            draft.Groupings.Add(Grouping.By(bucket));
        }
    }
}
