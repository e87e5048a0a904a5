namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads lengths of time.</summary>
internal static class AmountReader
{
    /// <summary>"3 hours", "24h", "a week", "half an hour", and how many tokens say so.</summary>
    public static (int Count, Bucket Unit, int Length) Read(TokenList tokens, int at)
    {
        if (tokens.At(at) is not { } token)
        {
            return default;
        }

        if (token.Kind == TokenKind.Number && token.Unit.Length > 0)
        {
            var glued = token.Unit is "m" ? Bucket.Minute : TimeWords.Unit(token.Unit);
            return glued is { } known && token.Number is >= 1 and <= 1_000_000 && token.Number == Math.Floor(token.Number) ? ((int)token.Number, known, 1) : default;
        }

        if (token.IsWord("half") && tokens.At(at + 1) is { } half)
        {
            var skip = half.IsWord("an", "a") ? 2 : 1;
            return tokens.Is(at + skip, "hour") ? (30, Bucket.Minute, skip + 1) : tokens.Is(at + skip, "day") ? (12, Bucket.Hour, skip + 1) : default;
        }

        var article = token.IsWord("a", "an") ? 1 : 0;
        var count = tokens.At(at + article) is { } number ? TimeWords.Count(number) : null;
        var length = article + (count is null ? 0 : 1);
        if (count is not null && tokens.Is(at + length, "of"))
        {
            length++;
        }

        return length > 0 && count is not 0 && tokens.At(at + length) is { Kind: TokenKind.Word } word && Unit(word.Text) is { } found
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
}
