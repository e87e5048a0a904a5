namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads times by their place in the calendar: "16 November", "November 2026", "Q4", "the 20th", a year.</summary>
internal sealed class CalendarReader(TokenList tokens, TimeScene scene)
{
    /// <summary>A month or a day of one. "May" and a bare year need a word before them that says so.</summary>
    public TimePoint? Month(int at, bool allowsYear)
    {
        var skipped = tokens.Is(at, "last") || tokens.Is(at, "this") || tokens.Is(at, "past") ? 1 : 0;
        if (tokens.At(at + skipped) is not { } first)
        {
            return null;
        }

        // 16 November, 16th of November
        if (DayNumber(first) is { } before)
        {
            var of = tokens.Is(at + 1, "of") ? 1 : 0;
            return tokens.At(at + 1 + of) is { Kind: TokenKind.Word } name && TimeWords.Month(name.Text) is var later and > 0
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
        return Calendar.TryDate(value, month, day) is { } start ? TimePoint.Days(start, 1, length + year.Length) : null;
    }

    /// <summary>"20.11.", a day of a month by their numbers.</summary>
    public TimePoint? DayAndMonth(int at) =>
        tokens.At(at)?.Raw.Split('.') is [var day, var month, ""] && int.TryParse(day, out var d) && int.TryParse(month, out var m) ? Dated(at, m, d, 1) : null;

    /// <summary>A quarter or half of a year.</summary>
    public TimePoint? Quarter(int at)
    {
        int number;
        int length;
        var months = 3;
        if (tokens.At(at) is { Kind: TokenKind.Word } token && token.Text.Length == 2 && token.Text[0] is 'q' or 'h' && token.Text[1] is >= '1' and <= '4')
        {
            (number, length, months) = (token.Text[1] - '0', 1, token.Text[0] == 'q' ? 3 : 6);
        }
        else if (tokens.At(at) is { } ordinal && Ordinal(ordinal) is { } place and <= 4 && tokens.Is(at + 1, "quarter"))
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

    /// <summary>A bare year.</summary>
    public TimePoint? Year(int at) =>
        IsYear(at) ? new TimePoint(Calendar.Date((int)tokens.At(at)!.Number, 1, 1), Calendar.Date((int)tokens.At(at)!.Number + 1, 1, 1), 1) : null;

    /// <summary>"the 20th": of the latest month that holds data then.</summary>
    public TimePoint? DayOfMonth(int at)
    {
        if (tokens.At(at) is not { Kind: TokenKind.Number, Unit: "st" or "nd" or "rd" or "th" } token || DayNumber(token) is not { } day)
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
                return TimePoint.Days(date, 1, 1);
            }
        }

        return past is { } latest ? TimePoint.Days(latest, 1, 1) : null;
    }

    private (int? Value, int Length) YearAt(int at)
    {
        var skipped = (tokens.At(at)?.IsSymbol(",") ?? false) || tokens.Is(at, "of") || tokens.Is(at, "in") ? 1 : 0;
        return IsYear(at + skipped) ? ((int)tokens.At(at + skipped)!.Number, skipped + 1) : (null, 0);
    }

    // "2000 tokens" is no year.
    private bool IsYear(int at) =>
        tokens.At(at) is { Kind: TokenKind.Number, Unit: "" } token && token.Raw.Length == 4 && token.Number is >= 1990 and <= 2100
        && !(tokens.At(at + 1) is not null && Lexicon.Match(tokens.All, at + 1, tokens.All.Count).Term?.Kind is TermKind.Measure or TermKind.Event or TermKind.Unit);

    private int? DayNumberAt(int at) => tokens.At(at) is { } token ? DayNumber(token) : null;

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
}
