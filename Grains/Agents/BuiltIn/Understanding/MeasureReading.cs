namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads what a clause measures and how.</summary>
internal sealed class MeasureReading(TermList terms, Draft draft)
{
    public void Read()
    {
        ReadCostPerToken();
        ReadOutcomes();
        ReadStates();
        ReadErrorsAsFilter();
        foreach (var at in terms.Places(TermKind.Measure).ToList())
        {
            terms.Use(at);
            draft.Add(terms[at].Measure!);
        }

        foreach (var term in terms.All.Where(term => term is { Kind: TermKind.Topic, Measure: not null }))
        {
            draft.Add(term.Measure!);
        }

        ReadListedEvents();
        ReadDirections();
        ReadStatistics();
        ReadTop();
        ReadShare();
    }

    // cents per 1,000 tokens
    private void ReadCostPerToken()
    {
        foreach (var at in terms.Places(TermKind.Measure).Where(at => terms[at].Measure!.Metric == Metric.Cost).ToList())
        {
            var by = terms.Next(at);
            while (terms.Is(by, TermKind.Name, TermKind.Range, TermKind.And, TermKind.Direction) && terms.Next(by) >= 0)
            {
                by = terms.Next(by);
            }

            var number = terms.Next(by);
            var tokens = terms.Is(number, TermKind.Number) ? terms.Next(number) : number;
            tokens = terms.Is(tokens, TermKind.Number) ? terms.Next(tokens) : tokens;
            if (terms.Is(by, TermKind.By) && terms.Is(tokens, TermKind.Measure) && terms[tokens].Measure!.Metric is Metric.TotalTokens)
            {
                foreach (var used in Enumerable.Range(at, tokens - at + 1).Where(place => !terms.Is(place, TermKind.Name, TermKind.Range, TermKind.Direction)))
                {
                    terms.Use(used);
                }

                draft.Add(new Measure(Metric.CostPerThousandTokens));
            }
        }
    }

    // "errors against successes", "with and without errors": side by side
    private void ReadOutcomes()
    {
        bool IsBad(Term term) => term is { Kind: TermKind.State, Flag: true } || term.Measure?.Metric == Metric.Errors;
        bool IsGood(Term term) => term is { Kind: TermKind.State, Flag: false } || term.Measure?.Metric == Metric.SuccessRate;
        if (!terms.Has(TermKind.Compare) && !terms.Has(TermKind.And))
        {
            return;
        }

        var places = Enumerable.Range(0, terms.Count).Where(at => !terms.IsUsed(at) && (IsBad(terms[at]) || IsGood(terms[at]))).ToList();
        var isBoth = places.Exists(at => IsBad(terms[at])) && places.Exists(at => IsGood(terms[at]));
        var isWithAndWithout = terms.All.Any(term => term is { Kind: TermKind.State, Flag: false } && term.Words.StartsWith("without", StringComparison.OrdinalIgnoreCase))
            && terms.All.Any(term => term.Words.Equals("with", StringComparison.OrdinalIgnoreCase)) && terms.Has(TermKind.And);
        if ((isBoth && terms.Has(TermKind.Compare)) || isWithAndWithout)
        {
            places.ForEach(terms.Use);
            draft.Groupings.Add(Grouping.By(new Dimension(DimensionKind.Outcome)));
        }
    }

    // "failed requests": counted by themselves, a filter beside another measure
    private void ReadStates()
    {
        foreach (var at in terms.Places(TermKind.State).ToList())
        {
            terms.Use(at);
            if (terms.Is(terms.Previous(at), TermKind.Not))
            {
                terms.Use(terms.Previous(at));
                draft.Filter = draft.Filter with { Errors = !terms[at].Flag };
                continue;
            }

            var other = terms.Unused.Any(term => term.Kind is TermKind.Measure && term.Measure!.Metric is not (Metric.Errors or Metric.ErrorRate or Metric.SuccessRate or Metric.Events))
                || terms.All.Any(term => term.Kind == TermKind.Direction && term.Measure is not null)
                || terms.All.Any(term => term.Topic is Topic.Anomalies or Topic.Peak or Topic.Trend)
                || (IsOf(at) && terms.All.Any(term => term.Topic is Topic.Optimization or Topic.Quality or Topic.Costs or Topic.Correlation));
            if (terms.Has(TermKind.Share) && !other)
            {
                draft.Add(new Measure(terms[at].Flag ? Metric.ErrorRate : Metric.SuccessRate));
            }
            else if (terms[at].Flag && !other)
            {
                draft.Add(new Measure(Metric.Errors));
            }
            else
            {
                draft.Filter = draft.Filter with { Errors = terms[at].Flag };
            }
        }
    }

    // "save money on failed requests"; "what to do about failed requests" asks for fewer of them
    private bool IsOf(int at) => at > 0 && terms[at - 1].Kind == TermKind.Filler && terms[at - 1].Words.Split(' ')[^1].ToLowerInvariant() is "on" or "of" or "for" or "from" or "among" or "with" or "in" or "the";

    // "the latency of errors", "tokens without errors"
    private void ReadErrorsAsFilter()
    {
        foreach (var at in terms.Places(TermKind.Measure).Where(at => terms[at].Measure!.Metric == Metric.Errors).ToList())
        {
            var before = terms.Previous(at);
            if (terms.Is(before, TermKind.Not))
            {
                terms.Use(before);
                terms.Use(at);
                draft.Filter = draft.Filter with { Errors = false };
                continue;
            }

            var isLinked = at > 0 && terms[at - 1].Kind == TermKind.Filler && terms[at - 1].Words.ToLowerInvariant() is "of" or "for" or "on" or "among" or "during" or "with" or "in";
            var hasOther = terms.Is(before, TermKind.Measure, TermKind.Event) && (terms.Is(before, TermKind.Event) ? terms.Unused.Any(term => term.Measure is { IsPerEvent: true }) : terms[before].Measure!.IsPerEvent);
            if ((isLinked && hasOther) || terms.Is(before, TermKind.Only) || terms.Is(terms.Next(at), TermKind.Only))
            {
                terms.Use(at);
                draft.Filter = draft.Filter with { Errors = true };
            }
        }
    }

    // "requests, errors and cost": events are one of the things listed
    private void ReadListedEvents()
    {
        foreach (var at in terms.Places(TermKind.Event).Where(at => terms[at].Measure is null))
        {
            var (before, after) = (terms.Previous(at), terms.Next(at));
            var isListed = (terms.Is(after, TermKind.And) && terms.Is(terms.Next(after), TermKind.Measure, TermKind.Event)) || (terms.Is(before, TermKind.And) && terms.Is(terms.Previous(before), TermKind.Measure));
            if (isListed && !terms.Is(before, TermKind.Direction, TermKind.State))
            {
                draft.Measures.Insert(0, new Measure(Metric.Events));
                return;
            }
        }
    }

    private void ReadDirections()
    {
        foreach (var at in terms.Places(TermKind.Direction).ToList())
        {
            terms.Use(at);
            var term = terms[at];
            var orders = !term.Flag || draft.Groupings.Count > 0 || terms.Is(terms.Previous(at), TermKind.Show);
            draft.Ordering = orders && (draft.Ordering == Ordering.None || term.Measure is not null) ? term.Ordering : draft.Ordering;
            if (term.Measure is { } implied && (draft.Measures.Count == 0 || implied.Metric is not (Metric.Events or Metric.Latency)))
            {
                draft.Add(implied);
            }

            var number = terms.Previous(at);
            if (terms.Is(number, TermKind.Number) && !terms.IsUsed(number))
            {
                terms.Use(number);
                draft.Top = (int)Math.Clamp(terms[number].Number, 1, 100);
            }
        }

        // "the longest prompts": the noun says what is measured
        var hint = terms.All.FirstOrDefault(term => term.Kind == TermKind.Event && term.Measure is not null)?.Measure;
        var isSized = terms.All.Any(term => term.Kind == TermKind.Direction || (term.Kind == TermKind.Filler && term.Words.ToLowerInvariant() is "size" or "sizes" or "length"));
        if (isSized && hint is not null && draft.Measures.Count == 0)
        {
            draft.Add(hint);
            if (draft.Groupings.Count > 0)
            {
                // Whose prompts are the longest is asked of each one, not of all together.
                draft.Statistics.Add(Statistic.Mean);
            }
        }
    }

    private void ReadStatistics()
    {
        var perEvent = draft.Measures.Exists(measure => measure.IsPerEvent);
        foreach (var at in terms.Places(TermKind.Statistic).ToList())
        {
            terms.Use(at);
            switch (terms[at])
            {
                case { Statistic: { } statistic }:
                    draft.Statistics.Add(statistic);
                    break;
                case { Words: "range" }:
                    draft.Statistics.AddRange([Statistic.Minimum, Statistic.Maximum]);
                    break;
                case { Words: "interquartile" }:
                    draft.Statistics.AddRange([Statistic.Percentile(25), Statistic.Percentile(75)]);
                    draft.Notes.Add("The interquartile range is p75 less p25.");
                    break;
                case { Words: "tail" }:
                    draft.Statistics.AddRange([Statistic.Percentile(95), Statistic.Percentile(99), Statistic.Maximum]);
                    break;
                case var _ when draft.Statistics.Exists(known => known.Kind == StatisticKind.Percentile):
                    break;
                case var _ when perEvent || draft.Groupings.Count == 0:
                    draft.Statistics.AddRange(
                        [Statistic.Minimum, Statistic.Percentile(10), Statistic.Percentile(25), Statistic.Median, Statistic.Percentile(75), Statistic.Percentile(90), Statistic.Percentile(95), Statistic.Percentile(99), Statistic.Maximum]);
                    break;
            }
        }
    }

    // "top 5", when no other word has taken the number
    private void ReadTop()
    {
        foreach (var at in terms.Places(TermKind.Number).ToList())
        {
            if (terms.Is(terms.Previous(at), TermKind.Direction) || (draft.Ordering != Ordering.None && terms.Is(terms.Next(at), TermKind.Event, TermKind.Direction)))
            {
                terms.Use(at);
                draft.Top = (int)Math.Clamp(terms[at].Number, 1, 100);
            }
        }
    }

    private void ReadShare()
    {
        var share = terms.All.ToList().FindIndex(term => term.Kind == TermKind.Share);
        var of = share < 0 ? -1 : terms.Next(share);
        if (terms.Is(of, TermKind.Measure) && terms[of].Measure!.Metric == Metric.Errors && !draft.Filter.Values.IsEmpty && draft.Groupings.Count == 0)
        {
            // "what share of errors comes from code": of the errors, not of the events
            return;
        }

        if (terms.Has(TermKind.Share) && draft.Measures.Remove(new Measure(Metric.Errors)))
        {
            draft.Add(new Measure(Metric.ErrorRate));
        }
    }
}
