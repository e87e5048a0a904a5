namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads ranges by their ends: "from A to B", "between A and B", "since A", "before B".</summary>
internal sealed class EndsReader(TokenList tokens, TimeScene scene, PointReader points)
{
    /// <summary>The range that begins at a place.</summary>
    public (Term, int)? Read(int at)
    {
        var word = tokens.At(at)?.Text;
        var isPair = word is "between" or "from";
        if (isPair && Two(at) is { } both)
        {
            return both;
        }

        if (word is "since" or "after" or "starting" or "beginning" or "from" or "following" || (word is "as" && tokens.Is(at + 1, "of")))
        {
            var skip = word is "as" || tokens.Is(at + 1, "from") || tokens.Is(at + 1, "on") || tokens.Is(at + 1, "in") ? 2 : 1;
            var isOpen = word is not "from" || EndsWith(at, skip, "on", "onwards", "onward");
            if (points.Read(at + skip, allowsYear: true) is { } point && isOpen)
            {
                var from = word is "after" or "following" && !point.IsInstant ? point.End : point.Start;
                var tail = EndsWith(at, skip, "on", "onwards", "onward") ? 1 : 0;
                return TimeTerm.Range(tokens, at, skip + point.Length + tail, from, null);
            }
        }

        if (word is "before" or "until" or "till" or "through" or "prior" or "by" || (word is "up" && tokens.Is(at + 1, "to")))
        {
            var skip = tokens.Is(at + 1, "to") || tokens.Is(at + 1, "through") ? 2 : 1;
            if (points.Read(at + skip, allowsYear: word is not "by") is { } point)
            {
                var to = word is "before" or "prior" or "by" || point.IsInstant ? point.Start : point.End;
                return TimeTerm.Range(tokens, at, skip + point.Length, null, to);
            }
        }

        return word is "since" && AmountReader.Read(tokens, at + 1) is { Length: > 0 } since && tokens.Is(at + 1 + since.Length, "ago")
            ? TimeTerm.Range(tokens, at, since.Length + 2, Calendar.Add(since.Unit, scene.Now, -since.Count), null)
            : null;
    }

    private bool EndsWith(int at, int skip, params ReadOnlySpan<string> words) =>
        points.Read(at + skip, allowsYear: true) is { } point && tokens.At(at + skip + point.Length) is { } token && token.IsWord(words);

    private (Term, int)? Two(int at)
    {
        if (points.Read(at + 1, allowsYear: true) is not { } left)
        {
            return DayOnly(at);
        }

        var joint = at + 1 + left.Length;
        if (!tokens.IsJoint(joint))
        {
            return null;
        }

        if (points.Read(joint + 1, allowsYear: true) is { } right)
        {
            var end = right.IsInstant ? right.Start : right.End;
            return left.Start < end ? TimeTerm.Range(tokens, at, joint + 1 + right.Length - at, left.Start, end) : TimeTerm.Range(tokens, at, joint + 1 + right.Length - at, right.Start, left.IsInstant ? left.Start : left.End);
        }

        // "2023-11-16 18:20 to 18:40", "from November 16 to 18"
        if (tokens.At(joint + 1) is not { } token)
        {
            return null;
        }

        if (left.IsInstant && ClockReader.Read(token) is { } clock)
        {
            return TimeTerm.Range(tokens, at, joint + 2 - at, left.Start, left.Start.Date + clock.Time);
        }

        var day = token is { Kind: TokenKind.Number, Unit: "" or "st" or "nd" or "rd" or "th" } ? Calendar.TryDate(left.Start.Year, left.Start.Month, (int)token.Number) : null;
        return day > left.Start ? TimeTerm.Range(tokens, at, joint + 2 - at, left.Start, day.Value.AddDays(1)) : null;
    }

    // "from 16 to 18 November"
    private (Term, int)? DayOnly(int at)
    {
        if (tokens.At(at + 1) is not { Kind: TokenKind.Number, Unit: "" or "st" or "nd" or "rd" or "th" } first || !tokens.IsJoint(at + 2) || points.Read(at + 3, allowsYear: false) is not { } right)
        {
            return null;
        }

        var start = Calendar.TryDate(right.Start.Year, right.Start.Month, (int)Math.Min(first.Number, 99));
        return start < right.End ? TimeTerm.Range(tokens, at, 3 + right.Length, start, right.End) : null;
    }
}
