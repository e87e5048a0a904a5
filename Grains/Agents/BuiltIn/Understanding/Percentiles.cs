using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads percentiles: p95, p99.9, 95th percentile, percentile 95.</summary>
internal static class Percentiles
{
    public static (Term? Term, int Length) Read(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Word && token.Text.Length is >= 2 and <= 7 && token.Text[0] is 'p' or 'q')
        {
            var digits = token.Text[1..].Replace("th", "", StringComparison.Ordinal);
            return token.Text[0] == 'p' && digits.Length > 0 && digits.All(letter => char.IsAsciiDigit(letter) || letter == '.') ? Level(digits, 1) : (null, 0);
        }

        if (token.IsWord("p") && Number(tokens, at + 1) is { } spaced)
        {
            return Level(spaced, 2);
        }

        if (Number(tokens, at) is { } number)
        {
            if (IsWord(tokens, at + 1))
            {
                return Level(number, 2);
            }

            // "latency 95th", "95% latency"
            var isBeside = at + 1 < tokens.Count && Lexicon.Match(tokens, at + 1, tokens.Count).Term?.Measure is { Metric: Metric.Latency };
            if ((token.Unit == "th" && token.Number is >= 75 and < 100) || (token.Unit == "%" && token.Number is >= 50 and < 100 && isBeside))
            {
                return Level(number, 1);
            }

            // "95th and 99th percentile": the word comes once, at the end
            var next = at + 1;
            while (next < tokens.Count && (tokens[next].IsWord("and", "or") || tokens[next].IsSymbol(",") || Number(tokens, next) is not null))
            {
                next++;
            }

            if (next > at + 2 && IsWord(tokens, next) && (token.Unit.Length > 0 || Number(tokens, next - 1) is not null))
            {
                return Level(number, 1);
            }
        }

        return IsWord(tokens, at) && Number(tokens, at + 1) is { } after ? Level(after, 2) : (null, 0);
    }

    private static bool IsWord(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsWord("percentile", "percentiles", "pct", "percent-tile", "centile", "quantile", "perc", "pctl", "pctile", "percential", "percintile");

    private static string? Number(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at] is { Kind: TokenKind.Number, Unit: "" or "th" or "st" or "nd" or "rd" or "%" } token
            ? token.Number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static (Term? Term, int Length) Level(string digits, int length)
    {
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var level))
        {
            return (null, 0);
        }

        // p999 is said for 99.9, 0.95 quantile for 95.
        while (level > 100)
        {
            level /= 10;
        }

        level = level < 1 ? level * 100 : level;
        return level is > 0 and < 100
            ? (new Term(TermKind.Statistic) { Statistic = Statistic.Percentile(decimal.Round(level, 3) / 1.0000m), Words = "p" + level.ToString("0.###", CultureInfo.InvariantCulture) }, length)
            : (null, 0);
    }
}
