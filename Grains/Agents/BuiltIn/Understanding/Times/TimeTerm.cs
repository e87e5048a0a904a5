namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Times as terms, with how many tokens say them.</summary>
internal static class TimeTerm
{
    /// <summary>A range.</summary>
    public static (Term, int) Range(TokenList tokens, int at, int length, DateTime? from, DateTime? to) =>
        Range(tokens, at, length, new TimeRange(from, to, tokens.Words(at, length)));

    /// <summary>A range that is known by its words.</summary>
    public static (Term, int) Range(TokenList tokens, int at, int length, TimeRange range) =>
        (new Term(TermKind.Range) { Range = range, Words = tokens.Words(at, length) }, length);

    /// <summary>A part of each day, by its minutes; none when it is empty.</summary>
    public static (Term, int)? Clock(TokenList tokens, int at, int length, int from, int to) =>
        from == to ? null : (new Term(TermKind.Clock) { Clock = new ClockFilter(from, Math.Min(to, 1440)), Words = tokens.Words(at, length) }, length);
}
