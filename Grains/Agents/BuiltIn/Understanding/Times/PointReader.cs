namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads a named time: a date, a month, a weekday, yesterday, two days ago; a time of day may follow.</summary>
internal sealed class PointReader(IReadOnlyList<Token> tokens, TimeScene scene)
{
    private TimePoint? _whole;

    /// <summary>The time that begins at a place. A bare year needs a word before it that says so.</summary>
    public TimePoint? Read(int at, bool allowsYear)
    {
        var skipped = Is(at, "the") || Is(at, "on") ? 1 : 0;
        var point = Part(at + skipped) ?? Day(at + skipped) ?? Relative(at + skipped) ?? MonthName(at + skipped, allowsYear) ?? Quarter(at + skipped) ?? (allowsYear ? Year(at + skipped) : null) ?? (skipped > 0 ? DayOfMonth(at + skipped) : null);
        return point is null ? null : WithClock(point with { Length = point.Length + skipped }, at);
    }

    // "the first half of November", "the last week of October", "early November"; "the second half" after the first
    private TimePoint? Part(int at)
    {
        if (At(at) is not { Kind: TokenKind.Word } word)
        {
            return null;
        }

        if (word.IsWord("early", "mid", "late"))
        {
            return MonthName(at + 1, allowsYear: false) is { } month && month.End - month.Start <= TimeSpan.FromDays(31) ? Third(month, word.Text) : null;
        }

        if (word.IsWord("first", "second") && Is(at + 1, "half"))
        {
            var isNamed = Is(at + 2, "of") && Read(at + 3, allowsYear: true) is not null;
            var whole = isNamed ? Read(at + 3, allowsYear: true) : _whole;
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
        var (count, unit, taken) = isBare ? (7, Bucket.Day, 0) : Amount(at + 1);
        if (!isBare && taken == 0)
        {
            (count, unit, taken) = At(at + 1) is { Kind: TokenKind.Word } single && !single.Text.EndsWith('s') && TimeWords.Unit(single.Text) is { } known ? (1, known, 1) : default;
        }

        if ((taken == 0 && !isBare) || !Is(at + 1 + taken, "of") || Read(at + 2 + taken, allowsYear: true) is not { } named || (isBare && named.End - named.Start < TimeSpan.FromDays(28)))
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

    // "the 20th": of the latest month that holds data then
    private TimePoint? DayOfMonth(int at)
    {
        if (At(at) is not { Kind: TokenKind.Number, Unit: "st" or "nd" or "rd" or "th" } token || DayNumber(token) is not { } day)
        {
            return null;
        }

        DateTime? past = null;
        for (var month = Calendar.StartOf(Bucket.Month, scene.Now); month > scene.Now.AddYears(-30); month = month.AddMonths(-1))
        {
            if (Calendar.TryDate(month.Year, month.Month, day) is not { } date || date > scene.Now)
            {
                continue;
            }

            past ??= date;
            if (date <= scene.Last && date.AddDays(1) > scene.First)
            {
                return Span(date, 1, 1);
            }
        }

        return past is { } latest ? Span(latest, 1, 1) : null;
    }

    private TimePoint? Day(int at)
    {
        if (At(at) is not { } token)
        {
            return null;
        }

        if (token.Kind == TokenKind.Stamp)
        {
            return StampReader.Read(token.Raw);
        }

        var today = scene.Now.Date;
        return token.Kind != TokenKind.Word ? null : token.Text switch
        {
            "today" => Span(today, 1, 1),
            "yesterday" => Span(today.AddDays(-1), 1, 1),
            "day" when Is(at + 1, "before") && Is(at + 2, "yesterday") => Span(today.AddDays(-2), 1, 3),
            _ => Weekday(at, token),
        };
    }

    private TimePoint? Weekday(int at, Token token)
    {
        var skipped = token.IsWord("last", "this", "past", "previous") ? 1 : 0;
        if (At(at + skipped) is not { Kind: TokenKind.Word } name || TimeWords.Day(name.Text) is var day && day == 0 || name.Text.EndsWith("days", StringComparison.Ordinal))
        {
            return null;
        }

        // The latest such day before today; "this Monday" may be today.
        var back = (((int)scene.Now.DayOfWeek + 6) % 7) + 1 - day;
        back = back < 0 || (back == 0 && !token.IsWord("this")) ? back + 7 : back;
        return Span(scene.Now.Date.AddDays(-back), 1, skipped + 1);
    }

    private TimePoint? Relative(int at)
    {
        if (At(at) is not { } token)
        {
            return null;
        }

        if (token.IsWord("last", "previous", "this", "past", "prior", "current") && At(at + 1) is { Kind: TokenKind.Word } unitWord && TimeWords.Unit(unitWord.Text) is { } unit && !unitWord.Text.EndsWith('s'))
        {
            var start = Calendar.StartOf(unit, scene.Now);
            start = token.IsWord("this", "current") ? start : Calendar.Add(unit, start, -1);
            return new TimePoint(start, Calendar.Add(unit, start, 1), 2);
        }

        var (count, size, taken) = Amount(at);
        if (taken == 0 || !Is(at + taken, "ago"))
        {
            return null;
        }

        var instant = Calendar.Add(size, scene.Now, -count);
        var whole = size is Bucket.Hour or Bucket.Minute or Bucket.Second ? size : Bucket.Day;
        var from = Calendar.StartOf(whole, instant);
        return new TimePoint(from, Calendar.Add(whole, from, 1), taken + 1);
    }

    /// <summary>"3 hours", "24h", "a week", "half an hour", and how many tokens say so.</summary>
    public (int Count, Bucket Unit, int Length) Amount(int at)
    {
        if (At(at) is not { } token)
        {
            return default;
        }

        if (token.Kind == TokenKind.Number && token.Unit.Length > 0)
        {
            var glued = token.Unit is "m" ? Bucket.Minute : TimeWords.Unit(token.Unit);
            return glued is { } known && token.Number is >= 1 and <= 1_000_000 && token.Number == Math.Floor(token.Number) ? ((int)token.Number, known, 1) : default;
        }

        if (token.IsWord("half") && At(at + 1) is { } half)
        {
            var skip = half.IsWord("an", "a") ? 2 : 1;
            return Is(at + skip, "hour") ? (30, Bucket.Minute, skip + 1) : Is(at + skip, "day") ? (12, Bucket.Hour, skip + 1) : default;
        }

        var article = token.IsWord("a", "an") ? 1 : 0;
        var count = At(at + article) is { } number ? TimeWords.Count(number) : null;
        var length = article + (count is null ? 0 : 1);
        if (count is not null && Is(at + length, "of"))
        {
            length++;
        }

        return length > 0 && count is not 0 && At(at + length) is { Kind: TokenKind.Word } word && Unit(word.Text) is { } found
            ? ((count ?? 1) * found.Size, found.Unit, length + 1)
            : default;
    }

    /// <summary>A unit of time, two weeks for a fortnight.</summary>
    public static (Bucket Unit, int Size)? Unit(string word) => word switch
    {
        "fortnight" => (Bucket.Week, 2),
        "decade" => (Bucket.Year, 10),
        _ => TimeWords.Unit(word) is { } unit ? (unit, 1) : null,
    };

    private TimePoint? MonthName(int at, bool allowsYear)
    {
        var skipped = Is(at, "last") || Is(at, "this") || Is(at, "past") ? 1 : 0;
        if (At(at + skipped) is not { } first)
        {
            return null;
        }

        // 16 November, 16th of November
        if (DayNumber(first) is { } before)
        {
            var of = Is(at + 1, "of") ? 1 : 0;
            return At(at + 1 + of) is { Kind: TokenKind.Word } name && TimeWords.Month(name.Text) is var later and > 0
                ? Dated(at, later, before, 2 + of)
                : null;
        }

        if (first.Kind != TokenKind.Word || TimeWords.Month(first.Text) is var month && month == 0)
        {
            return null;
        }

        if (DayNumberAt(at + skipped + 1) is { } day && !IsYear(at + skipped + 1))
        {
            return Dated(at, month, day, skipped + 2);
        }

        // "may" and "march" are months only where a time is expected.
        var year = YearAt(at + skipped + 1);
        if (first.Text is "may" or "march" or "mar" && !allowsYear && year.Value is null && skipped == 0)
        {
            return null;
        }

        var value = year.Value ?? scene.YearOf(y => (Calendar.Date(y, month, 1), Calendar.Date(y, month, 1).AddMonths(1)));
        var start = Calendar.Date(value, month, 1);
        return new TimePoint(start, start.AddMonths(1), skipped + 1 + year.Length);
    }

    private TimePoint? Dated(int at, int month, int day, int length)
    {
        var year = YearAt(at + length);
        var value = year.Value ?? scene.YearOf(y => Calendar.TryDate(y, month, day) is { } date ? (date, date.AddDays(1)) : null);
        return Calendar.TryDate(value, month, day) is { } start ? Span(start, 1, length + year.Length) : null;
    }

    private TimePoint? Quarter(int at)
    {
        int number;
        int length;
        var months = 3;
        if (At(at) is { Kind: TokenKind.Word } token && token.Text.Length == 2 && token.Text[0] is 'q' or 'h' && token.Text[1] is >= '1' and <= '4')
        {
            (number, length, months) = (token.Text[1] - '0', 1, token.Text[0] == 'q' ? 3 : 6);
        }
        else if (At(at) is { } ordinal && Ordinal(ordinal) is { } place and <= 4 && Is(at + 1, "quarter"))
        {
            (number, length) = (place, 2);
        }
        else
        {
            return null;
        }

        if (number * months > 12)
        {
            return null;
        }

        var year = YearAt(at + length);
        var month = ((number - 1) * months) + 1;
        var value = year.Value ?? scene.YearOf(y => (Calendar.Date(y, month, 1), Calendar.Date(y, month, 1).AddMonths(months)));
        var start = Calendar.Date(value, month, 1);
        return new TimePoint(start, start.AddMonths(months), length + year.Length);
    }

    private TimePoint? Year(int at) =>
        IsYear(at) ? new TimePoint(Calendar.Date((int)At(at)!.Number, 1, 1), Calendar.Date((int)At(at)!.Number + 1, 1, 1), 1) : null;

    private TimePoint WithClock(TimePoint day, int at)
    {
        var next = at + day.Length;
        var skipped = Is(next, "at") || (At(next)?.IsSymbol(",") ?? false) ? 1 : 0;
        if (day.End - day.Start != TimeSpan.FromDays(1) || At(next + skipped) is not { } token || ClockReader.Read(token) is not { } clock)
        {
            return day;
        }

        var instant = day.Start + clock.Time;
        return new TimePoint(instant, instant + clock.Exactness, day.Length + skipped + 1, IsInstant: true);
    }

    private (int? Value, int Length) YearAt(int at)
    {
        var skipped = (At(at)?.IsSymbol(",") ?? false) || Is(at, "of") || Is(at, "in") ? 1 : 0;
        return IsYear(at + skipped) ? ((int)At(at + skipped)!.Number, skipped + 1) : (null, 0);
    }

    // "2000 tokens" is no year.
    private bool IsYear(int at) =>
        At(at) is { Kind: TokenKind.Number, Unit: "" } token && token.Raw.Length == 4 && token.Number is >= 1990 and <= 2100
        && !(At(at + 1) is not null && Lexicon.Match(tokens, at + 1, tokens.Count).Term?.Kind is TermKind.Measure or TermKind.Event or TermKind.Unit);

    private int? DayNumberAt(int at) => At(at) is { } token ? DayNumber(token) : null;

    private static int? DayNumber(Token token) =>
        token is { Kind: TokenKind.Number, Unit: "" or "st" or "nd" or "rd" or "th" } && token.Number is >= 1 and <= 31 && token.Number == Math.Floor(token.Number) ? (int)token.Number : null;

    private static int? Ordinal(Token token) => token.Text switch
    {
        "first" or "1st" => 1,
        "second" or "2nd" => 2,
        "third" or "3rd" => 3,
        "fourth" or "4th" => 4,
        _ => null,
    };

    private static TimePoint Span(DateTime start, int days, int length) => new(start, start.AddDays(days), length);

    private Token? At(int at) => at >= 0 && at < tokens.Count ? tokens[at] : null;

    private bool Is(int at, string word) => At(at)?.IsWord(word) ?? false;
}
