namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads times: ranges such as "the last 24 hours", "since Monday", "in November", and parts of days such as "between 18:20 and 18:40".</summary>
internal sealed class TimeReader
{
    private readonly TokenList _tokens;
    private readonly PointReader _points;
    private readonly EndsReader _ends;
    private readonly DayPartReader _days;
    private readonly RollingReader _rolling;

    public TimeReader(IReadOnlyList<Token> tokens, TimeScene scene)
    {
        _tokens = new TokenList(tokens);
        _points = new PointReader(_tokens, scene);
        _ends = new EndsReader(_tokens, scene, _points);
        _days = new DayPartReader(_tokens, scene);
        _rolling = new RollingReader(_tokens, scene, _points);
    }

    /// <summary>The time that begins at a place, and how many tokens say so.</summary>
    public (Term Term, int Length)? Read(int at) =>
        Same(at) ?? _ends.Read(at) ?? _days.Clock(at) ?? _rolling.OfTheData(at) ?? _rolling.FromNow(at) ?? _days.Days(at) ?? _days.Named(at) ?? Point(at) ?? _rolling.Vague(at);

    // the same day last week
    private (Term, int)? Same(int at)
    {
        if (!_tokens.Is(at, "same") || _tokens.At(at + 1) is not { } word || !word.IsWord("day", "time", "period", "hour", "date", "days") || _tokens.At(at + 2) is not { } back || !back.IsWord("last", "previous", "the", "a")
            || _tokens.At(at + 3) is not { Kind: TokenKind.Word } unitWord || TimeWords.Unit(unitWord.Text) is not { } unit)
        {
            return null;
        }

        var length = _tokens.Is(at + 4, "before") || _tokens.Is(at + 4, "earlier") || _tokens.Is(at + 4, "ago") ? 5 : 4;
        var words = _tokens.Words(at, length);
        return (new Term(TermKind.Range) { Range = new TimeRange(null, null, words) { Earlier = unit }, Words = words }, length);
    }

    private (Term, int)? Point(int at)
    {
        var skip = _tokens.At(at) is { } word && word.IsWord("on", "in", "during", "of", "for", "at", "within", "dated", "from", "over", "through", "throughout", "year") ? 1 : 0;
        return _points.Read(at + skip, allowsYear: skip > 0) is { } point
            ? TimeTerm.Range(_tokens, at, skip + point.Length, point.Start, point.End)
            : null;
    }
}
