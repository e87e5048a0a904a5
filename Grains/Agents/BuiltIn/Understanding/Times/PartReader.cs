namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads parts of a named time: "the first half of November", "the last week of October", "early November"; "the second half" after the first.</summary>
internal sealed class PartReader(TokenList tokens, PointReader points, CalendarReader calendar)
{
    private TimePoint? _whole;

    /// <summary>The part that begins at a place.</summary>
    public TimePoint? Read(int at)
    {
        if (tokens.At(at) is not { Kind: TokenKind.Word } word)
        {
            return null;
        }

        if (word.IsWord("early", "mid", "late"))
        {
            return calendar.Month(at + 1, allowsYear: false) is { } month && month.End - month.Start <= TimeSpan.FromDays(31) ? Third(month, word.Text) : null;
        }

        if (word.IsWord("first", "second") && tokens.Is(at + 1, "half"))
        {
            var isNamed = tokens.Is(at + 2, "of") && points.Read(at + 3, allowsYear: true) is not null;
            var whole = isNamed ? points.Read(at + 3, allowsYear: true) : _whole;
            if (whole is null)
            {
                return null;
            }

            _whole = whole;
            var middle = whole.Start + ((whole.End - whole.Start) / 2);
            var length = isNamed ? whole.Length + 3 : 2;
            return word.IsWord("first") ? new TimePoint(whole.Start, middle, length) { IsPart = true } : new TimePoint(middle, whole.End, length) { IsPart = true };
        }

        if (!word.IsWord("first", "last", "final", "beginning", "start", "end"))
        {
            return null;
        }

        var isBare = word.IsWord("beginning", "start", "end");
        var (count, unit, taken) = isBare ? (7, Bucket.Day, 0) : AmountReader.Read(tokens, at + 1);
        if (!isBare && taken == 0)
        {
            (count, unit, taken) = tokens.At(at + 1) is { Kind: TokenKind.Word } single && !single.Text.EndsWith('s') && TimeWords.Unit(single.Text) is { } known ? (1, known, 1) : default;
        }

        if ((taken == 0 && !isBare) || !tokens.Is(at + 1 + taken, "of") || points.Read(at + 2 + taken, allowsYear: true) is not { } named || (isBare && named.End - named.Start < TimeSpan.FromDays(28)))
        {
            return null;
        }

        var isFirst = word.IsWord("first", "beginning", "start");
        return isFirst
            ? new TimePoint(named.Start, Calendar.Add(unit, named.Start, count), named.Length + 2 + taken) { IsPart = true }
            : new TimePoint(Calendar.Add(unit, named.End, -count), named.End, named.Length + 2 + taken) { IsPart = true };
    }

    private static TimePoint Third(TimePoint month, string part) => part switch
    {
        "early" => new TimePoint(month.Start, month.Start.AddDays(10), month.Length + 1) { IsPart = true },
        "mid" => new TimePoint(month.Start.AddDays(10), month.Start.AddDays(20), month.Length + 1) { IsPart = true },
        _ => new TimePoint(month.Start.AddDays(20), month.End, month.Length + 1) { IsPart = true },
    };
}
