using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Finds the calls of a function in its documentation.</summary>
internal static partial class ExampleReader
{
    private static readonly string[] Words = ["NULL", "TRUE", "FALSE", "NAN", "INF", "INTERVAL", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "AS", "AND", "OR", "NOT"];

    /// <summary>The calls.</summary>
    /// <param name="name">The function.</param>
    /// <param name="documentation">The text with its examples.</param>
    /// <param name="arguments">The description of its arguments, one behind a dash each.</param>
    public static IEnumerable<Example> Read(string name, string documentation, string arguments)
    {
        var described = Described().Split(arguments).Skip(1).ToArray();
        foreach (var code in Code().Matches(documentation).Select(match => match.Groups[1].Value))
        {
            for (var at = Find(code, name, 0); at >= 0; at = Find(code, name, at + 1))
            {
                if (Bracket(code, at + name.Length) is not { } first)
                {
                    continue;
                }

                var second = Bracket(code, at + name.Length + first.Length);
                var list = second ?? first;
                yield return new Example(
                    second is null ? string.Empty : first,
                    [.. Split(list[1..^1]).Select((text, i) => Argument(text, i < described.Length ? described[i] : string.Empty))]);
            }
        }
    }

    private static Argument Argument(string text, string description)
    {
        var lambda = text.Contains("->", StringComparison.Ordinal);
        var bare = Quoted().Replace(text, "''");
        var strange = !lambda && Name().Matches(bare).Any(match => !Words.Contains(match.Value.ToUpperInvariant()));
        return new Argument(text, strange ? Documented(description) : KindOf(text), lambda || description.Contains("`const ", StringComparison.OrdinalIgnoreCase), strange);
    }

    private static ValueKind KindOf(string text) => text switch
    {
        ['\'', '{' or '[', ..] => ValueKind.Json,
        ['\'', ..] => ValueKind.Text,
        ['[', '\'', ..] => ValueKind.Texts,
        ['[', ..] => ValueKind.Numbers,
        ['(', ..] => ValueKind.Pair,
        ['-' or (>= '0' and <= '9'), ..] => ValueKind.Number,
        _ when text.StartsWith("toDate", StringComparison.Ordinal) || text.StartsWith("toStartOf", StringComparison.Ordinal) => ValueKind.Time,
        _ when text.StartsWith("map", StringComparison.Ordinal) => ValueKind.Map,
        _ when text.StartsWith("bitmapBuild", StringComparison.Ordinal) => ValueKind.Bitmap,
        _ when text.StartsWith("toUUID", StringComparison.Ordinal) => ValueKind.Id,
        _ when text.StartsWith("INTERVAL", StringComparison.OrdinalIgnoreCase) || text.StartsWith("toInterval", StringComparison.Ordinal) => ValueKind.Interval,
        _ when text.StartsWith("tuple", StringComparison.Ordinal) => ValueKind.Pair,
        _ => ValueKind.Number,
    };

    private static ValueKind Documented(string description) => Type().Match(description) switch
    {
        { Success: false } => ValueKind.Any,
        { Groups: var groups } => groups[1].Value switch
        {
            "String" or "FixedString" => ValueKind.Text,
            "Array" => ValueKind.Numbers,
            "Map" => ValueKind.Map,
            "Tuple" => ValueKind.Pair,
            "UUID" => ValueKind.Id,
            "Any" => ValueKind.Any,
            var type when type.StartsWith("Date", StringComparison.Ordinal) => ValueKind.Time,
            _ => ValueKind.Number,
        },
    };

    private static int Find(string code, string name, int from)
    {
        var at = code.IndexOf($"{name}(", from, StringComparison.Ordinal);
        return at > 0 && (char.IsLetterOrDigit(code[at - 1]) || code[at - 1] == '_') ? Find(code, name, at + 1) : at;
    }

    /// <summary>What stands in brackets from here on, with them.</summary>
    private static string? Bracket(string code, int at)
    {
        if (at >= code.Length || code[at] != '(')
        {
            return null;
        }

        var end = Scan(code, at + 1, stopAtComma: false);
        return end < code.Length ? code[at..(end + 1)] : null;
    }

    private static IEnumerable<string> Split(string list)
    {
        for (var start = 0; start < list.Length;)
        {
            var end = Scan(list, start, stopAtComma: true);
            yield return list[start..end].Trim();
            start = end + 1;
        }
    }

    /// <summary>The place of the bracket that closes, or of the next comma, outside of brackets and strings.</summary>
    private static int Scan(string text, int at, bool stopAtComma)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'':
                    for (at++; at < text.Length && text[at] != '\''; at += text[at] == '\\' ? 2 : 1)
                    {
                    }

                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth-- == 0:
                    return at;
                case ',' when stopAtComma && depth == 0:
                    return at;
            }
        }

        return at;
    }

    [GeneratedRegex("```sql[^\n]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*- ", RegexOptions.Multiline)]
    private static partial Regex Described();

    [GeneratedRegex(@"\[`(?:const )?(\(?\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Type();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*(?!\w*\s*\()")]
    private static partial Regex Name();
}
