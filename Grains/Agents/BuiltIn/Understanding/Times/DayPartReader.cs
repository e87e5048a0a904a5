namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads parts of days and days of the week: "between 18:20 and 18:40", "in the morning", "on Mondays", "last night".</summary>
internal sealed class DayPartReader(TokenList tokens, TimeScene scene)
{
    /// <summary>"between 18:20 and 18:40": of each day, unless the question names one.</summary>
    public (Term, int)? Clock(int at)
    {
        var skip = tokens.At(at) is { } word && word.IsWord("between", "from", "at", "after", "since", "before", "until", "around") ? 1 : 0;
        if (tokens.At(at + skip) is not { } token)
        {
            return null;
        }

        var clock = ClockReader.Read(token);
        if (tokens.IsJoint(at + skip + 1) && tokens.At(at + skip + 2) is { } other && ClockReader.Read(other) is { } right && (clock?.Time ?? ClockReader.Hour(token, other, right.Time)) is { } from)
        {
            var (begin, end) = (Minute(from), Minute(right.Time));
            return end == begin ? null : TimeTerm.Clock(tokens, at, skip + 3, begin, end == 0 ? 1440 : end);
        }

        if (clock is not { } left)
        {
            return null;
        }

        var start = Minute(left.Time);
        return skip == 0 ? TimeTerm.Clock(tokens, at, 1, start, start + Minute(left.Exactness)) : tokens.At(at)!.Text switch
        {
            "after" or "since" => TimeTerm.Clock(tokens, at, skip + 1, start, 1440),
            "before" or "until" => start == 0 ? null : TimeTerm.Clock(tokens, at, skip + 1, 0, start),
            "at" or "around" => TimeTerm.Clock(tokens, at, skip + 1, start, start + Math.Max(1, Minute(left.Exactness))),
            _ => null,
        };
    }

    /// <summary>"on Mondays", "at weekends".</summary>
    public (Term, int)? Days(int at)
    {
        if (tokens.At(at) is { } which && which.IsWord("last", "this", "past", "previous") && tokens.Is(at + 1, "weekend"))
        {
            var saturday = Calendar.StartOf(Bucket.Week, scene.Now).AddDays(5);
            saturday = which.IsWord("this") ? saturday : saturday.AddDays(saturday.AddDays(2) <= scene.Now ? 0 : -7);
            return TimeTerm.Range(tokens, at, 2, saturday, saturday.AddDays(2));
        }

        var skip = tokens.At(at) is { } before && before.IsWord("on", "at", "during", "over") ? 1 : 0;
        skip += skip > 0 && tokens.At(at + skip) is { } article && article.IsWord("the", "all") ? 1 : 0;
        if (tokens.At(at + skip) is not { Kind: TokenKind.Word } word)
        {
            return null;
        }

        int[] days = word.Text switch
        {
            "weekend" or "weekends" => [6, 7],
            "weekdays" or "workdays" when skip > 0 => [1, 2, 3, 4, 5],
            _ when word.Text.EndsWith("days", StringComparison.Ordinal) && TimeWords.Day(word.Text) is var day and > 0 => [day],
            _ => [],
        };
        return days.Length == 0 ? null : (new Term(TermKind.Weekdays) { Days = [.. days], Words = tokens.Words(at, skip + 1) }, skip + 1);
    }

    /// <summary>"in the morning", "last night".</summary>
    public (Term, int)? Named(int at)
    {
        var isToday = tokens.Is(at, "this");
        var isYesterday = tokens.Is(at, "last") || tokens.Is(at, "yesterday");
        var skip = isToday || isYesterday ? 1 : 0;
        while (skip == 0 && tokens.At(at + skip) is { } word && word.IsWord("in", "at", "during"))
        {
            skip++;
            skip += tokens.Is(at + skip, "the") ? 1 : 0;
        }

        if (tokens.At(at + skip) is not { Kind: TokenKind.Word } name || ClockReader.PartOfDay(name) is not { } part)
        {
            return null;
        }

        if (!isToday && !isYesterday)
        {
            return TimeTerm.Clock(tokens, at, skip + 1, part.FromMinute, part.ToMinute);
        }

        // "last night" ended this morning.
        var date = isToday || name.Text.StartsWith("night", StringComparison.Ordinal) ? scene.Now.Date : scene.Now.Date.AddDays(-1);
        return TimeTerm.Range(tokens, at, skip + 1, date.AddMinutes(part.FromMinute), date.AddMinutes(part.ToMinute));
    }

    private static int Minute(TimeSpan time) => (int)time.TotalMinutes;
}
