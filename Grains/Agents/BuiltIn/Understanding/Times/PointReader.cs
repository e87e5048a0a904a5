namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads a named time: a date, a month, a weekday, yesterday, two days ago; a time of day may follow.</summary>
internal sealed class PointReader
{
    private readonly TokenList _tokens;
    private readonly TimeScene _scene;
    private readonly CalendarReader _calendar;
    private readonly PartReader _parts;

    public PointReader(TokenList tokens, TimeScene scene)
    {
        (_tokens, _scene, _calendar) = (tokens, scene, new CalendarReader(tokens, scene));
        _parts = new PartReader(tokens, this, _calendar);
    }

    /// <summary>The time that begins at a place. A bare year needs a word before it that says so.</summary>
    public TimePoint? Read(int at, bool allowsYear)
    {
        var skipped = _tokens.Is(at, "the") || _tokens.Is(at, "on") ? 1 : 0;
        var start = at + skipped;
        var point = _parts.Read(start) ?? Day(start) ?? Relative(start) ?? _calendar.Month(start, allowsYear) ?? _calendar.Quarter(start) ?? (allowsYear ? _calendar.Year(start) : null) ?? (skipped > 0 ? _calendar.DayOfMonth(start) : null);
        return point is null ? null : WithClock(point with { Length = point.Length + skipped }, at);
    }

    private TimePoint? Day(int at)
    {
        if (_tokens.At(at) is not { } token)
        {
            return null;
        }

        if (token.Kind == TokenKind.Stamp)
        {
            return StampReader.Read(token.Raw) ?? _calendar.DayAndMonth(at);
        }

        var today = _scene.Now.Date;
        return token.Kind != TokenKind.Word ? null : token.Text switch
        {
            "today" => TimePoint.Days(today, 1, 1),
            "yesterday" => TimePoint.Days(today.AddDays(-1), 1, 1),
            "day" when _tokens.Is(at + 1, "before") && _tokens.Is(at + 2, "yesterday") => TimePoint.Days(today.AddDays(-2), 1, 3),
            _ => Weekday(at, token),
        };
    }

    private TimePoint? Weekday(int at, Token token)
    {
        var skipped = token.IsWord("last", "this", "past", "previous") ? 1 : 0;
        if (_tokens.At(at + skipped) is not { Kind: TokenKind.Word } name || TimeWords.Day(name.Text) is var day && day == 0 || name.Text.EndsWith("days", StringComparison.Ordinal))
        {
            return null;
        }

        // The latest such day before today; "this Monday" may be today.
        var back = (((int)_scene.Now.DayOfWeek + 6) % 7) + 1 - day;
        back = back < 0 || (back == 0 && !token.IsWord("this")) ? back + 7 : back;
        return TimePoint.Days(_scene.Now.Date.AddDays(-back), 1, skipped + 1);
    }

    private TimePoint? Relative(int at)
    {
        if (_tokens.At(at) is not { } token)
        {
            return null;
        }

        if (token.IsWord("last", "previous", "this", "past", "prior", "current") && _tokens.At(at + 1) is { Kind: TokenKind.Word } unitWord && TimeWords.Unit(unitWord.Text) is { } unit && !unitWord.Text.EndsWith('s'))
        {
            var start = Calendar.StartOf(unit, _scene.Now);
            start = token.IsWord("this", "current") ? start : Calendar.Add(unit, start, -1);
            return new TimePoint(start, Calendar.Add(unit, start, 1), 2);
        }

        var (count, size, taken) = AmountReader.Read(_tokens, at);
        if (taken == 0 || !_tokens.Is(at + taken, "ago"))
        {
            return null;
        }

        var instant = Calendar.Add(size, _scene.Now, -count);
        var whole = size is Bucket.Hour or Bucket.Minute or Bucket.Second ? size : Bucket.Day;
        var from = Calendar.StartOf(whole, instant);
        return new TimePoint(from, Calendar.Add(whole, from, 1), taken + 1);
    }

    private TimePoint WithClock(TimePoint day, int at)
    {
        var next = at + day.Length;
        var skipped = _tokens.Is(next, "at") || (_tokens.At(next)?.IsSymbol(",") ?? false) ? 1 : 0;
        if (day.End - day.Start != TimeSpan.FromDays(1) || _tokens.At(next + skipped) is not { } token || ClockReader.Read(token) is not { } clock)
        {
            return day;
        }

        var instant = day.Start + clock.Time;
        return new TimePoint(instant, instant + clock.Exactness, day.Length + skipped + 1, IsInstant: true);
    }
}
