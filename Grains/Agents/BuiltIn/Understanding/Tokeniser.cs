using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Cuts a message into tokens.</summary>
internal static partial class Tokeniser
{
    /// <summary>More of a message than this is not read.</summary>
    public const int MaxLength = 4_000;

    public static List<Token> Read(string message)
    {
        var text = Plain(message.Length > MaxLength ? message[..MaxLength] : message);
        var tokens = new List<Token>();
        foreach (Match match in Pieces().Matches(text))
        {
            tokens.AddRange(Classify(match));
        }

        return tokens;
    }

    /// <summary>A glued word as its parts: <c>per-model</c>, <c>input/output</c>, <c>error_rate</c>.</summary>
    public static IEnumerable<Token> Split(Token glued) =>
        glued.Raw.Split(['-', '/', '_', '.', ':', '+', '@', '&'], StringSplitOptions.RemoveEmptyEntries).Select(Word);

    private static IEnumerable<Token> Classify(Match match)
    {
        var raw = match.Value;
        if (match.Groups["quoted"].Success)
        {
            var inner = raw[1..^1].Trim();
            return inner.Length == 0 ? [] : [new Token(TokenKind.Quoted, inner, inner.ToLowerInvariant())];
        }

        if (match.Groups["stamp"].Success)
        {
            return [new Token(TokenKind.Stamp, raw, raw.ToLowerInvariant())];
        }

        if (match.Groups["number"].Success)
        {
            return [Number(match)];
        }

        if (match.Groups["word"].Success)
        {
            return Contraction(raw).Select(Word);
        }

        return match.Groups["end"].Success
            ? [new Token(TokenKind.Break, raw, raw)]
            : [new Token(TokenKind.Symbol, raw, raw)];
    }

    private static Token Word(string raw)
    {
        var number = Numbers().Match(raw);
        return number.Success && number.Length == raw.Length ? Number(number) : new Token(TokenKind.Word, raw, raw.ToLowerInvariant());
    }

    private static Token Number(Match match)
    {
        var unit = match.Groups["unit"].Value.Trim().ToLowerInvariant();
        var value = double.Parse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (unit is "k")
        {
            (value, unit) = (value * 1_000, "");
        }

        if (match.Groups["dollar"].Length > 0)
        {
            unit = "$";
        }

        return new Token(TokenKind.Number, match.Value, match.Value.ToLowerInvariant(), value, unit);
    }

    // "what's" is two words; "today's" is one with an ending that says nothing.
    private static string[] Contraction(string word)
    {
        var apostrophe = word.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe < 0)
        {
            return [word];
        }

        var (head, tail) = (word[..apostrophe], word[(apostrophe + 1)..].ToLowerInvariant());
        return tail switch
        {
            "t" when head.EndsWith("n", StringComparison.OrdinalIgnoreCase) => [head[..^1] is "" ? head : head[..^1], "not"],
            "re" or "ve" or "ll" or "d" or "m" or "s" or "" => [head],
            _ => [head, tail],
        };
    }

    private static string Plain(string text) => text
        .Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u02bc', '\'')
        .Replace('\u201c', '"').Replace('\u201d', '"').Replace('\u201e', '"').Replace('\u00ab', '"').Replace('\u00bb', '"')
        .Replace('\u2010', '-').Replace('\u2011', '-').Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2212', '-')
        .Replace("\u2265", ">=", StringComparison.Ordinal).Replace("\u2264", "<=", StringComparison.Ordinal)
        .Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("\u2026", ". ", StringComparison.Ordinal);

    [GeneratedRegex(
        """
        (?<quoted>"[^"]{1,256}"|`[^`]{1,256}`|(?<![\p{L}\p{N}])'[^'\n]{1,256}'(?![\p{L}\p{N}]))
        |(?<stamp>(?<![\p{L}\p{N}_])(?:
            [0-9]{4}-[0-9]{2}-[0-9]{2}(?:(?:T|t|\ )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:\ ?(?:Z|z|[+-][0-9]{2}:?[0-9]{2}))?)?
            |[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?!\.[0-9])
            |(?<=\b(?:on|since|from|until|till|before|after|between|and|to|through)\ )(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.
            |[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9]|-)
            |[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:\ ?(?i:[ap]\.?m)\b\.?|\ (?i:uhr)\b)?|[0-9]{1,2}\ ?(?i:[ap]\.?m)\b|[0-9]{1,2}\ ?(?i:o'?clock|uhr)\b
            )(?![\p{L}\p{N}_]))
        |(?<number>(?<![\p{L}\p{N}_.])(?<dollar>\$?)(?<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?)
            (?<unit>%|k|ms|msec|msecs|s|sec|secs|m|min|mins|h|hr|hrs|d|w|st|nd|rd|th)?(?![\p{L}\p{N}_]|[-/:@+][\p{L}\p{N}]|\.\p{N}))
        |(?<word>[\p{L}\p{N}_]+(?:[-_.:/@+&'][\p{L}\p{N}_]+)*)
        |(?<end>[.?!;\n]+)
        |(?<sign>>=|<=|[><=,%()$&*/+:-])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"^(?<dollar>\$?)(?<digits>[0-9]{1,15}(?:\.[0-9]{1,9})?)(?<unit>%|k|ms|msec|msecs|s|sec|secs|m|min|mins|h|hr|hrs|d|w|st|nd|rd|th)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();
}
