namespace Netra.Grains.Agents.BuiltIn.Understanding.Filters;

/// <summary>Reads names: those that the user's events have, and those that are meant as such though none has.</summary>
internal sealed class NameReading(TermList terms, Draft draft)
{
    public void Read()
    {
        ReadNames();
        ReadUnknownNames();
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
            // "how many requests did zebra have"
            isLinked |= at > 0 && (terms.Has(TermKind.HowMany) || terms.Has(TermKind.HowMuch)) && terms[at - 1].Kind == TermKind.Filler && terms[at - 1].Words.ToLowerInvariant() is "did" or "does" or "has";
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
