namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads time ranges: "the last 24 hours", "since Monday", "between 18:20 and 18:40", "in November".</summary>
internal sealed class TimeReader(IReadOnlyList<Token> tokens, TimeScene scene)
{
    private readonly PointReader _points = new(tokens, scene);

    /// <summary>The range that begins at a place, and how many tokens say so.</summary>
    public (Term Term, int Length)? Read(int at) =>
        Same(at) ?? Ends(at) ?? ClockRange(at) ?? OfTheData(at) ?? Rolling(at) ?? Days(at) ?? PartOfDay(at) ?? Point(at) ?? Vague(at);

    // the same day last week
    private (Term, int)? Same(int at)
    {
        if (!Is(at, "same") || At(at + 1) is not { } word || !word.IsWord("day", "time", "period", "hour", "date", "days") || At(at + 2) is not { } back || !back.IsWord("last", "previous", "the", "a")
            || At(at + 3) is not { Kind: TokenKind.Word } unitWord || TimeWords.Unit(unitWord.Text) is not { } unit)
        {
            return null;
        }

        var length = Is(at + 4, "before") || Is(at + 4, "earlier") || Is(at + 4, "ago") ? 5 : 4;
        var words = Words(at, length);
        return (new Term(TermKind.Range) { Range = new TimeRange(null, null, words) { Earlier = unit }, Words = words }, length);
    }

    // from A to B, between A and B, since A, before B
    private (Term, int)? Ends(int at)
    {
        var word = At(at)?.Text;
        var isPair = word is "between" or "from";
        if (isPair && Two(at) is { } both)
        {
            return both;
        }

        if (word is "since" or "after" or "starting" or "beginning" or "from" or "following" || (word is "as" && Is(at + 1, "of")))
        {
            var skip = word is "as" || Is(at + 1, "from") || Is(at + 1, "on") || Is(at + 1, "in") ? 2 : 1;
            var isOpen = word is not "from" || EndsWith(at, skip, "on", "onwards", "onward");
            if (_points.Read(at + skip, allowsYear: true) is { } point && isOpen)
            {
                var from = word is "after" or "following" && !point.IsInstant ? point.End : point.Start;
                var tail = EndsWith(at, skip, "on", "onwards", "onward") ? 1 : 0;
                return Range(at, skip + point.Length + tail, from, null);
            }
        }

        if (word is "before" or "until" or "till" or "through" or "prior" or "by" || (word is "up" && Is(at + 1, "to")))
        {
            var skip = Is(at + 1, "to") || Is(at + 1, "through") ? 2 : 1;
            if (_points.Read(at + skip, allowsYear: word is not "by") is { } point)
            {
                var to = word is "before" or "prior" or "by" || point.IsInstant ? point.Start : point.End;
                return Range(at, skip + point.Length, null, to);
            }
        }

        return word is "since" && _points.Amount(at + 1) is { Length: > 0 } since && Is(at + 1 + since.Length, "ago")
            ? Range(at, since.Length + 2, Calendar.Add(since.Unit, scene.Now, -since.Count), null)
            : null;
    }

    private bool EndsWith(int at, int skip, params ReadOnlySpan<string> words) =>
        _points.Read(at + skip, allowsYear: true) is { } point && At(at + skip + point.Length) is { } token && token.IsWord(words);

    private (Term, int)? Two(int at)
    {
        if (_points.Read(at + 1, allowsYear: true) is not { } left)
        {
            return DayOnly(at);
        }

        var joint = at + 1 + left.Length;
        if (!IsJoint(joint))
        {
            return null;
        }

        if (_points.Read(joint + 1, allowsYear: true) is { } right)
        {
            var end = right.IsInstant ? right.Start : right.End;
            return left.Start < end ? Range(at, joint + 1 + right.Length - at, left.Start, end) : Range(at, joint + 1 + right.Length - at, right.Start, left.IsInstant ? left.Start : left.End);
        }

        // "2023-11-16 18:20 to 18:40", "from November 16 to 18"
        if (At(joint + 1) is not { } token)
        {
            return null;
        }

        if (left.IsInstant && ClockReader.Read(token) is { } clock)
        {
            return Range(at, joint + 2 - at, left.Start, left.Start.Date + clock.Time);
        }

        var day = token is { Kind: TokenKind.Number, Unit: "" or "st" or "nd" or "rd" or "th" } ? Calendar.TryDate(left.Start.Year, left.Start.Month, (int)token.Number) : null;
        return day > left.Start ? Range(at, joint + 2 - at, left.Start, day.Value.AddDays(1)) : null;
    }

    // "from 16 to 18 November"
    private (Term, int)? DayOnly(int at)
    {
        if (At(at + 1) is not { Kind: TokenKind.Number, Unit: "" or "st" or "nd" or "rd" or "th" } first || !IsJoint(at + 2) || _points.Read(at + 3, allowsYear: false) is not { } right)
        {
            return null;
        }

        var start = Calendar.TryDate(right.Start.Year, right.Start.Month, (int)Math.Min(first.Number, 99));
        return start < right.End ? Range(at, 3 + right.Length, start, right.End) : null;
    }

    // between 18:20 and 18:40: of each day, unless the question names one
    private (Term, int)? ClockRange(int at)
    {
        var skip = At(at) is { } word && word.IsWord("between", "from", "at", "after", "since", "before", "until", "around") ? 1 : 0;
        if (At(at + skip) is not { } token || ClockReader.Read(token) is not { } left)
        {
            return null;
        }

        var start = Minute(left.Time);
        if (IsJoint(at + skip + 1) && At(at + skip + 2) is { } other && ClockReader.Read(other) is { } right)
        {
            var end = Minute(right.Time);
            return end == start ? null : Clock(at, skip + 3, start, end == 0 ? 1440 : end);
        }

        return skip == 0 ? Clock(at, 1, start, start + Minute(left.Exactness)) : At(at)!.Text switch
        {
            "after" or "since" => Clock(at, skip + 1, start, 1440),
            "before" or "until" => start == 0 ? null : Clock(at, skip + 1, 0, start),
            "at" or "around" => Clock(at, skip + 1, start, start + Math.Max(1, Minute(left.Exactness))),
            _ => null,
        };
    }

    // "the first ten minutes", "the last hour of the data": seen from the data, not from now
    private (Term, int)? OfTheData(int at)
    {
        var start = at;
        while (start < at + 2 && At(start) is { } lead && lead.IsWord("in", "during", "over", "for", "the", "within", "of"))
        {
            start++;
        }

        if (At(start) is not { } word || !word.IsWord("first", "last", "final", "opening", "closing"))
        {
            return null;
        }

        var (count, unit, length) = AmountOrUnit(start + 1);
        if (length == 0 || scene.First == default || _points.Read(start, allowsYear: false) is { IsPart: true })
        {
            return null;
        }

        var tail = start + 1 + length;
        var of = Is(tail, "of") || Is(tail, "in") ? 1 : 0;
        var article = of > 0 && At(tail + of) is { } next && next.IsWord("the", "my", "this", "our", "all") ? 1 : 0;
        var isOfData = of > 0 && At(tail + of + article) is { } data && data.IsWord("data", "trace", "traces", "dataset", "recording", "log", "logs", "history", "events", "requests");
        var taken = start - at + 1 + length + (isOfData ? of + article + 1 : 0);
        if (word.IsWord("first", "opening"))
        {
            return Range(at, taken, scene.First, Calendar.Add(unit, scene.First, count));
        }

        return isOfData || word.IsWord("final", "closing") ? Range(at, taken, Calendar.Add(unit, scene.Last, -count), scene.Last.AddTicks(10)) : null;
    }

    // the last 24 hours, the past week; "last week" is the calendar's
    private (Term, int)? Rolling(int at)
    {
        if (At(at) is not { } word || !word.IsWord("last", "past", "previous", "preceding", "trailing", "rolling", "prior", "recent", "latest"))
        {
            return null;
        }

        var (count, unit, length) = _points.Amount(at + 1);
        if (length > 0)
        {
            return Range(at, 1 + length, Calendar.Add(unit, scene.Now, -count), scene.Now);
        }

        if (At(at + 1) is not { Kind: TokenKind.Word } name || PointReader.Unit(name.Text) is not { } single)
        {
            return null;
        }

        var isRolling = word.IsWord("past", "trailing", "rolling") || single.Unit is Bucket.Second or Bucket.Minute or Bucket.Hour || (single.Unit == Bucket.Day && word.IsWord("last"));
        if (name.Text.EndsWith('s'))
        {
            // "the past days": a few
            return Range(at, 2, Calendar.Add(single.Unit, scene.Now, -3 * single.Size), scene.Now);
        }

        return isRolling ? Range(at, 2, Calendar.Add(single.Unit, scene.Now, -single.Size), scene.Now) : null;
    }

    private (int Count, Bucket Unit, int Length) AmountOrUnit(int at)
    {
        var amount = _points.Amount(at);
        return amount.Length > 0 ? amount : At(at) is { Kind: TokenKind.Word } word && !word.Text.EndsWith('s') && PointReader.Unit(word.Text) is { } unit ? (unit.Size, unit.Unit, 1) : default;
    }

    // on Mondays, at weekends
    private (Term, int)? Days(int at)
    {
        if (At(at) is { } which && which.IsWord("last", "this", "past", "previous") && Is(at + 1, "weekend"))
        {
            var saturday = Calendar.StartOf(Bucket.Week, scene.Now).AddDays(5);
            saturday = which.IsWord("this") ? saturday : saturday.AddDays(saturday.AddDays(2) <= scene.Now ? 0 : -7);
            return Range(at, 2, saturday, saturday.AddDays(2));
        }

        var skip = At(at) is { } before && before.IsWord("on", "at", "during", "over") ? 1 : 0;
        skip += skip > 0 && At(at + skip) is { } article && article.IsWord("the", "all") ? 1 : 0;
        if (At(at + skip) is not { Kind: TokenKind.Word } word)
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
        return days.Length == 0 ? null : (new Term(TermKind.Weekdays) { Days = [.. days], Words = Words(at, skip + 1) }, skip + 1);
    }

    private (Term, int)? PartOfDay(int at)
    {
        var isToday = Is(at, "this");
        var isYesterday = Is(at, "last") || Is(at, "yesterday");
        var skip = isToday || isYesterday ? 1 : 0;
        while (skip == 0 && At(at + skip) is { } word && word.IsWord("in", "at", "during"))
        {
            skip++;
            skip += Is(at + skip, "the") ? 1 : 0;
        }

        if (At(at + skip) is not { Kind: TokenKind.Word } name || ClockReader.PartOfDay(name) is not { } part)
        {
            return null;
        }

        if (!isToday && !isYesterday)
        {
            return Clock(at, skip + 1, part.FromMinute, part.ToMinute);
        }

        // "last night" ended this morning.
        var date = isToday || name.Text.StartsWith("night", StringComparison.Ordinal) ? scene.Now.Date : scene.Now.Date.AddDays(-1);
        return Range(at, skip + 1, date.AddMinutes(part.FromMinute), date.AddMinutes(part.ToMinute));
    }

    private (Term, int)? Point(int at)
    {
        var skip = At(at) is { } word && word.IsWord("on", "in", "during", "of", "for", "at", "within", "dated", "from", "over", "through", "throughout", "year") ? 1 : 0;
        return _points.Read(at + skip, allowsYear: skip > 0) is { } point
            ? Range(at, skip + point.Length, point.Start, point.End)
            : null;
    }

    private (Term, int)? Vague(int at)
    {
        if (At(at) is not { Kind: TokenKind.Word } word)
        {
            return null;
        }

        if (word.IsWord("recently", "lately", "nowadays") || (word.IsWord("these") && Is(at + 1, "days")))
        {
            return Range(at, word.IsWord("these") ? 2 : 1, scene.Now.AddDays(-7), scene.Now);
        }

        var start = (word.Text, At(at + 1)?.Text) switch
        {
            ("week", "to") => Calendar.StartOf(Bucket.Week, scene.Now),
            ("month", "to") => Calendar.StartOf(Bucket.Month, scene.Now),
            ("quarter", "to") => Calendar.StartOf(Bucket.Quarter, scene.Now),
            ("year", "to") => Calendar.StartOf(Bucket.Year, scene.Now),
            ("ytd", _) => Calendar.StartOf(Bucket.Year, scene.Now),
            ("mtd", _) => Calendar.StartOf(Bucket.Month, scene.Now),
            _ => default,
        };
        if (start != default && (word.Text.Length == 3 || Is(at + 2, "date")))
        {
            return Range(at, word.Text.Length == 3 ? 1 : 3, start, scene.Now);
        }

        var isAll = (word.Text, At(at + 1)?.Text) is ("all", "time") or ("all", "times") or ("to", "date") or ("entire", "history") or ("whole", "history") or ("all", "history");
        return isAll ? (new Term(TermKind.Range) { Range = TimeRange.All, Words = Words(at, 2) }, 2) : null;
    }

    private (Term, int) Range(int at, int length, DateTime? from, DateTime? to)
    {
        var words = Words(at, length);
        return (new Term(TermKind.Range) { Range = new TimeRange(from, to, words), Words = words }, length);
    }

    private (Term, int)? Clock(int at, int length, int from, int to) =>
        from == to ? null : (new Term(TermKind.Clock) { Clock = new ClockFilter(from, Math.Min(to, 1440)), Words = Words(at, length) }, length);

    private string Words(int at, int length) => string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Raw));

    private static int Minute(TimeSpan time) => (int)time.TotalMinutes;

    private bool IsJoint(int at) => At(at) is { } token && (token.IsWord("and", "to", "until", "till", "through", "thru") || token.IsSymbol("-"));

    private Token? At(int at) => at >= 0 && at < tokens.Count ? tokens[at] : null;

    private bool Is(int at, string word) => At(at)?.IsWord(word) ?? false;
}
