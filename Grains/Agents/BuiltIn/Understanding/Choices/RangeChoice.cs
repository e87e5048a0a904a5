using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding.Choices;

/// <summary>Settles which of the periods of a clause is looked at, and which it is compared with.</summary>
internal sealed class RangeChoice(TermList terms, Draft draft)
{
    public void Settle()
    {
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

        if (draft.Ranges.Count != 1 || !terms.Has(TermKind.Compare) || draft.Groupings.Count > 0 || draft.Ranges[0] is not { From: { } from, To: { } to } range)
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
}
