namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads ranges that are seen from now, or from an end of the data: "the last 24 hours", "the first ten minutes", "recently", "year to date".</summary>
internal sealed class RollingReader(TokenList tokens, TimeScene scene, PointReader points)
{
    /// <summary>"the first ten minutes", "the last hour of the data": seen from the data, not from now.</summary>
    public (Term, int)? OfTheData(int at)
    {
        var start = at;
        while (start < at + 2 && tokens.At(start) is { } lead && lead.IsWord("in", "during", "over", "for", "the", "within", "of"))
        {
            start++;
        }

        if (tokens.At(start) is not { } word || !word.IsWord("first", "last", "final", "opening", "closing"))
        {
            return null;
        }

        var (count, unit, length) = AmountOrUnit(start + 1);
        if (length == 0 || scene.First == default || points.Read(start, allowsYear: false) is { IsPart: true })
        {
            return null;
        }

        var tail = start + 1 + length;
        var of = tokens.Is(tail, "of") || tokens.Is(tail, "in") ? 1 : 0;
        var article = of > 0 && tokens.At(tail + of) is { } next && next.IsWord("the", "my", "this", "our", "all") ? 1 : 0;
        var isOfData = of > 0 && tokens.At(tail + of + article) is { } data && data.IsWord("data", "trace", "traces", "dataset", "recording", "log", "logs", "history", "events", "requests");
        var taken = start - at + 1 + length + (isOfData ? of + article + 1 : 0);
        if (word.IsWord("first", "opening"))
        {
            return TimeTerm.Range(tokens, at, taken, scene.First, Calendar.Add(unit, scene.First, count));
        }

        return isOfData || word.IsWord("final", "closing") ? TimeTerm.Range(tokens, at, taken, Calendar.Add(unit, scene.Last, -count), scene.Last.AddTicks(10)) : null;
    }

    /// <summary>"the last 24 hours", "the past week"; "last week" is the calendar's.</summary>
    public (Term, int)? FromNow(int at)
    {
        if (tokens.At(at) is not { } word || !word.IsWord("last", "past", "previous", "preceding", "trailing", "rolling", "prior", "recent", "latest"))
        {
            return null;
        }

        var (count, unit, length) = AmountReader.Read(tokens, at + 1);
        if (length > 0)
        {
            return TimeTerm.Range(tokens, at, 1 + length, Calendar.Add(unit, scene.Now, -count), scene.Now);
        }

        if (tokens.At(at + 1) is not { Kind: TokenKind.Word } name || AmountReader.Unit(name.Text) is not { } single)
        {
            return null;
        }

        var isRolling = word.IsWord("past", "trailing", "rolling") || single.Unit is Bucket.Second or Bucket.Minute or Bucket.Hour || (single.Unit == Bucket.Day && word.IsWord("last"));
        if (name.Text.EndsWith('s'))
        {
            // "the past days": a few
            return TimeTerm.Range(tokens, at, 2, Calendar.Add(single.Unit, scene.Now, -3 * single.Size), scene.Now);
        }

        return isRolling ? TimeTerm.Range(tokens, at, 2, Calendar.Add(single.Unit, scene.Now, -single.Size), scene.Now) : null;
    }

    /// <summary>"recently", "year to date", "all time".</summary>
    public (Term, int)? Vague(int at)
    {
        if (tokens.At(at) is not { Kind: TokenKind.Word } word)
        {
            return null;
        }

        if (word.IsWord("recently", "lately", "nowadays") || (word.IsWord("these") && tokens.Is(at + 1, "days")))
        {
            return TimeTerm.Range(tokens, at, word.IsWord("these") ? 2 : 1, scene.Now.AddDays(-7), scene.Now);
        }

        var start = (word.Text, tokens.At(at + 1)?.Text) switch
        {
            ("week", "to") => Calendar.StartOf(Bucket.Week, scene.Now),
            ("month", "to") => Calendar.StartOf(Bucket.Month, scene.Now),
            ("quarter", "to") => Calendar.StartOf(Bucket.Quarter, scene.Now),
            ("year", "to") => Calendar.StartOf(Bucket.Year, scene.Now),
            ("ytd", _) => Calendar.StartOf(Bucket.Year, scene.Now),
            ("mtd", _) => Calendar.StartOf(Bucket.Month, scene.Now),
            _ => default,
        };
        if (start != default && (word.Text.Length == 3 || tokens.Is(at + 2, "date")))
        {
            return TimeTerm.Range(tokens, at, word.Text.Length == 3 ? 1 : 3, start, scene.Now);
        }

        var isAll = (word.Text, tokens.At(at + 1)?.Text) is ("all", "time") or ("all", "times") or ("to", "date") or ("entire", "history") or ("whole", "history") or ("all", "history");
        return isAll ? (new Term(TermKind.Range) { Range = TimeRange.All, Words = tokens.Words(at, 2) }, 2) : null;
    }

    private (int Count, Bucket Unit, int Length) AmountOrUnit(int at)
    {
        var amount = AmountReader.Read(tokens, at);
        return amount.Length > 0 ? amount : tokens.At(at) is { Kind: TokenKind.Word } word && !word.Text.EndsWith('s') && AmountReader.Unit(word.Text) is { } unit ? (unit.Size, unit.Unit, 1) : default;
    }
}
