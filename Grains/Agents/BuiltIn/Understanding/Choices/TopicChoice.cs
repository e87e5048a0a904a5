using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding.Choices;

/// <summary>Chooses the kinds of answers from what a clause measures, groups and names.</summary>
internal sealed class TopicChoice(TermList terms, Draft draft)
{
    private bool SaysHalves => terms.All.Any(term => term.Words.ToLowerInvariant() is "first half" or "second half");

    public ImmutableArray<Topic> Choose()
    {
        var topics = Kinds();
        var hasReasons = terms.Says(Topic.Reasons) && topics is [Topic.Figures or Topic.Trend or Topic.Comparison] && draft.Measures.Count > 0 && draft.Groupings.Count == 0;
        return hasReasons ? topics.Add(Topic.Reasons) : topics;
    }

    private ImmutableArray<Topic> Kinds()
    {
        if (terms.All.Any(term => term is { Kind: TermKind.Unsupported, Flag: true }))
        {
            return [];
        }

        new RangeChoice(terms, draft).Settle();
        if (terms.Says(Topic.Help) && draft.Measures.Count == 0 && draft.Groupings.Count == 0)
        {
            return [Topic.Help];
        }

        var analysis = Analysis();
        if (!analysis.IsEmpty)
        {
            return analysis;
        }

        if (terms.Says(Topic.Anomalies) || terms.Says(Topic.Trend) || terms.Says(Topic.Peak))
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

        if (IsRatio())
        {
            return [Topic.Ratio];
        }

        if (IsShare())
        {
            return [Topic.Share];
        }

        if (new EventsChoice(terms, draft).Fits())
        {
            return [Topic.Events];
        }

        new MeasureChoice(terms, draft).Settle();
        if (terms.Has(TermKind.Share) && draft.Groupings.Count == 0 && draft.Measures.Exists(measure => measure.IsPerEvent))
        {
            draft.Notes.Add("I could not tell which share or ratio is asked for; these are the figures themselves.");
        }

        return draft.Groupings.Count > 0 ? [Topic.Breakdown] : Plain();
    }

    private ImmutableArray<Topic> Analysis()
    {
        if (terms.Says(Topic.Correlation) || draft.Relates)
        {
            var relates = draft.Measures.Exists(measure => measure.IsPerEvent || measure.Metric is Metric.Errors or Metric.ErrorRate);
            draft.Notes.AddRange(relates ? [] : ["To relate measures, name at least one that events carry, such as latency, tokens or cost."]);
            return relates ? [Topic.Correlation] : [];
        }

        foreach (var topic in new[] { Topic.Optimization, Topic.Quality, Topic.Seasonality })
        {
            if (terms.Says(topic))
            {
                return [topic];
            }
        }

        return terms.Says(Topic.Costs) && draft.Groupings.Count == 0 && draft.Baseline is null ? [Topic.Costs] : [];
    }

    private ImmutableArray<Topic> Special()
    {
        if (terms.Says(Topic.Anomalies))
        {
            return [Topic.Anomalies];
        }

        if (draft.Baseline is not null)
        {
            return [Topic.Comparison];
        }

        if ((terms.Says(Topic.Trend) || SaysHalves) && !(draft.ComparesNames && terms.Has(TermKind.Compare)))
        {
            return [Topic.Trend];
        }

        return new PeakChoice(terms, draft).Fits() ? [Topic.Peak] : [];
    }

    // "what percentage of my tokens are output tokens", "the ratio of input to output tokens", also of some events only
    private bool IsRatio() =>
        terms.Has(TermKind.Share) && draft.Groupings.Count == 0 && draft.Measures.Count > 1 && draft.Measures.TrueForAll(measure => measure.Metric is Metric.TotalTokens or Metric.InputTokens or Metric.OutputTokens)
        && (draft.Filter.Values.IsEmpty || draft.Measures.Contains(new Measure(Metric.TotalTokens)) || terms.All.Any(term => term.Kind == TermKind.Share && term.Words.Equals("ratio", StringComparison.OrdinalIgnoreCase)));

    private bool IsShare() =>
        terms.Has(TermKind.Share) && draft.Measures.TrueForAll(measure => measure.Metric is Metric.Events or Metric.Errors or Metric.Cost or Metric.TotalTokens or Metric.InputTokens or Metric.OutputTokens) && draft.Groupings.Count == 0
        && (!draft.Filter.Values.IsEmpty || !draft.Filter.Limits.IsEmpty || draft.Filter.Clock is not null || !draft.Filter.Weekdays.IsEmpty);

    private ImmutableArray<Topic> Plain()
    {
        var topics = new List<Topic>();
        if (draft.Measures.Count > 0)
        {
            draft.IsWeak = draft.Measures is [{ Metric: Metric.Events }] && terms.Has(TermKind.Event) && !terms.Has(TermKind.HowMany) && draft.Filter.Limits.IsEmpty && draft.Statistics.Count == 0;
            topics.Add(Topic.Figures);
        }

        if (terms.Says(Topic.Performance) && (draft.Measures.Count == 0 || terms.Has(TermKind.And)))
        {
            topics.Add(Topic.Performance);
        }

        if (terms.Says(Topic.Usage) && (draft.Measures.Count == 0 || terms.Says(Topic.Performance)))
        {
            topics.Add(Topic.Usage);
        }

        if (topics.Count == 0 && terms.Says(Topic.Overview))
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
}
