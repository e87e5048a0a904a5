namespace Netra.Grains.Agents.BuiltIn.Understanding.Filters;

/// <summary>Reads that only some events at an end of time are meant: "the last 100 requests", "show me 3 requests".</summary>
internal sealed class EdgeReading(TermList terms, Draft draft)
{
    public void Read()
    {
        ReadEdges();
        ReadShown();
    }

    // the last 100 requests, the latest event
    private void ReadEdges()
    {
        // "when was my first event, and when the last?" What an answer rests on says both.
        var edges = terms.Places(TermKind.Edge).ToList();
        if (terms.Has(TermKind.When) && terms.Has(TermKind.Event) && edges.Exists(at => terms[at].Flag) && edges.Exists(at => !terms[at].Flag))
        {
            edges.ForEach(terms.Use);
            draft.Add(new Measure(Metric.Events));
            return;
        }

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
}
