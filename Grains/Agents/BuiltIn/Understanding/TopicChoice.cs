using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Chooses the kinds of answers from what a clause measures, groups and names.</summary>
internal sealed class TopicChoice(TermList terms, Draft draft)
{
    private bool Says(Topic topic) => terms.All.Any(term => term.Topic == topic);

    private bool SaysHalves => terms.All.Any(term => term.Words.ToLowerInvariant() is "first half" or "second half");

    public ImmutableArray<Topic> Choose()
    {
        if (terms.All.Any(term => term is { Kind: TermKind.Unsupported, Flag: true }))
        {
            return [];
        }

        SettleRanges();
        if (Says(Topic.Help) && draft.Measures.Count == 0 && draft.Groupings.Count == 0)
        {
            return [Topic.Help];
        }

        var analysis = Analysis();
        if (!analysis.IsEmpty)
        {
            return analysis;
        }

        if (Says(Topic.Anomalies) || Says(Topic.Trend) || Says(Topic.Peak))
        {
            draft.Groupings.AddRange(terms.All.Where(term => term is { Kind: TermKind.Measure, Bucket: not null }).Select(term => Grouping.By(term.Bucket!.Value)));
        }

        var special = Special();
        if (!special.IsEmpty)
        {
            return special;
        }

        if (draft.Listed.Count > 0 && draft.Ordering == Ordering.None && draft.Measures.Count == 0)
        {
            return [Topic.Values];
        }

        if (IsShare())
        {
            return [Topic.Share];
        }

        if (IsEvents())
        {
            return [Topic.Events];
        }

        SettleMeasures();
        return draft.Groupings.Count > 0 ? [Topic.Breakdown] : Plain();
    }

    private ImmutableArray<Topic> Analysis()
    {
        if (Says(Topic.Correlation))
        {
            var relates = draft.Measures.Exists(measure => measure.IsPerEvent || measure.Metric is Metric.Errors or Metric.ErrorRate);
            draft.Notes.AddRange(relates ? [] : ["To relate measures, name at least one that events carry, such as latency, tokens or cost."]);
            return relates ? [Topic.Correlation] : [];
        }

        foreach (var topic in new[] { Topic.Optimization, Topic.Quality, Topic.Seasonality })
        {
            if (Says(topic))
            {
                return [topic];
            }
        }

        return Says(Topic.Costs) && draft.Groupings.Count == 0 && draft.Baseline is null ? [Topic.Costs] : [];
    }

    private ImmutableArray<Topic> Special()
    {
        if (Says(Topic.Anomalies))
        {
            return [Topic.Anomalies];
        }

        if (draft.Baseline is not null)
        {
            return [Topic.Comparison];
        }

        if ((Says(Topic.Trend) || SaysHalves) && !(draft.ComparesNames && terms.Has(TermKind.Compare)))
        {
            return [Topic.Trend];
        }

        return IsPeak() ? [Topic.Peak] : [];
    }

    private bool IsPeak()
    {
        var onlyPerEvent = draft.Measures.Count > 0 && draft.Measures.TrueForAll(measure => measure.IsPerEvent && !measure.IsAdditive);
        if (Says(Topic.Peak) && !draft.Groupings.Exists(grouping => grouping.Bucket is not null))
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

        if (Says(Topic.Peak))
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

    private bool IsShare() =>
        terms.Has(TermKind.Share) && draft.Measures.TrueForAll(measure => measure.Metric is Metric.Events or Metric.Errors or Metric.Cost or Metric.TotalTokens or Metric.InputTokens or Metric.OutputTokens) && draft.Groupings.Count == 0
        && (!draft.Filter.Values.IsEmpty || !draft.Filter.Limits.IsEmpty || draft.Filter.Clock is not null || !draft.Filter.Weekdays.IsEmpty);

    // Single events: the slowest requests, the latest event
    private bool IsEvents()
    {
        var perEvent = draft.Measures.Exists(measure => measure.IsPerEvent);
        if (draft.WantsEdge && draft.Measures.Count == 0 && draft.Statistics.Count == 0 && draft.Groupings.Count == 0 && !terms.Has(TermKind.HowMany) && !Says(Topic.Performance) && !Says(Topic.Usage))
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

    private void SettleMeasures()
    {
        // "how many tokens": the sum
        if (draft.Statistics.Count == 0 && (terms.Has(TermKind.HowMany) || terms.Has(TermKind.HowMuch)) && draft.Measures.Exists(measure => measure.IsAdditive && measure.IsPerEvent))
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

    private ImmutableArray<Topic> Plain()
    {
        var topics = new List<Topic>();
        if (draft.Measures.Count > 0)
        {
            draft.IsWeak = draft.Measures is [{ Metric: Metric.Events }] && terms.Has(TermKind.Event) && !terms.Has(TermKind.HowMany) && draft.Filter.Limits.IsEmpty && draft.Statistics.Count == 0;
            topics.Add(Topic.Figures);
        }

        if (Says(Topic.Performance) && (draft.Measures.Count == 0 || terms.Has(TermKind.And)))
        {
            topics.Add(Topic.Performance);
        }

        if (Says(Topic.Usage) && (draft.Measures.Count == 0 || Says(Topic.Performance)))
        {
            topics.Add(Topic.Usage);
        }

        if (topics.Count == 0 && Says(Topic.Overview))
        {
            topics.Add(Topic.Overview);
            draft.IsWeak = terms.All.Count(term => term.Topic == Topic.Overview) == 1 && terms.Has(TermKind.Unsupported);
        }

        if (topics.Count == 0 && terms.Has(TermKind.HowMany) && draft.Statistics.Count == 0)
        {
            topics.Add(Topic.Figures);
            draft.Add(new Measure(Metric.Events));
            draft.IsWeak = true;
        }

        if (topics.Count == 0 && terms.Has(TermKind.HowMuch))
        {
            topics.Add(Topic.Usage);
            draft.IsWeak = true;
        }

        var isNamed = !draft.Filter.Values.IsEmpty || draft.Ranges.Count > 0;
        if (topics.Count == 0 && isNamed && !terms.Has(TermKind.Unsupported))
        {
            draft.IsWeak = true;
            topics.Add(Topic.Performance);
        }

        return [.. topics];
    }

    // "the same day last week", "the previous 7 days" after "the last 7 days"
    private void SettleEarlier()
    {
        var (first, second) = (draft.Ranges[0], draft.Ranges[1]);
        if (second.Earlier is { } unit && first is { From: { } from, To: { } to })
        {
            draft.Ranges[1] = new TimeRange(Calendar.Add(unit, from, -1), Calendar.Add(unit, to, -1), second.Words);
        }
        else if (second.From == first.From && second.To == first.To && first is { From: { } start, To: { } end })
        {
            draft.Ranges[1] = new TimeRange(start - (end - start), start, second.Words);
        }
    }

    private void SettleRanges()
    {
        var compares = terms.Has(TermKind.Compare) || Says(Topic.Trend);
        if (draft.Ranges.Count >= 2)
        {
            SettleEarlier();
            draft.Baseline = draft.Ranges[1];
            if (draft.Ranges[0].From > draft.Ranges[1].From || (draft.Ranges[0].From is not null && draft.Ranges[1].From is null))
            {
                return;
            }

            // The earlier period is the one to compare with.
            (draft.Ranges[0], draft.Ranges[1]) = (draft.Ranges[1], draft.Ranges[0]);
            draft.Baseline = draft.Ranges[1];
            return;
        }

        if (draft.Ranges.Count != 1 || !terms.Has(TermKind.Compare) || !compares || draft.Groupings.Count > 0 || draft.Ranges[0] is not { From: { } from, To: { } to } range)
        {
            return;
        }

        var place = terms.All.ToList().FindIndex(term => term.Kind == TermKind.Range);
        if (terms.Is(terms.Previous(place), TermKind.Compare) && terms[terms.Previous(place)].Words.Split(' ')[0].ToLowerInvariant() is "compared" or "versus" or "vs" or "vs." or "than" or "against" or "relative" or "in" or "as")
        {
            // "compared with last week": it is this week that is looked at
            draft.Ranges[0] = new TimeRange(to, to + (to - from), "the period after " + range.Words);
            draft.Baseline = range;
        }
        else
        {
            draft.Baseline = new TimeRange(from - (to - from), from, "the period before");
        }
    }
}
