namespace Netra.Embedded.Http;

/// <summary>
/// Cuts a statement into tokens at the very places where the engine does: what hides from this reader must hide from the engine too.
/// The rules are those of ClickHouse's lexer (src/Parsers/Lexer.cpp of the 26.7 release).
/// </summary>
internal static class StatementTokens
{
    // The engine reads them as quotes and minus. No driver writes them, so they are refused instead of understood.
    private const string TypographicSigns = "\u2018\u2019\u201C\u201D\u2212";

    /// <summary>The tokens, without spaces and comments.</summary>
    /// <exception cref="FrontException">A sign stands where this reader and the engine could disagree.</exception>
    public static IEnumerable<StatementToken> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (EndOfComment(text, at) is { } afterComment)
            {
                at = afterComment;
            }
            else if (text[at] is '\'' or '"' or '`')
            {
                at = EndOfQuoted(text, at);
                yield return new(text[start] == '\'' ? StatementTokenKind.Literal : StatementTokenKind.Quoted, text[(start + 1)..Math.Max(start + 1, at - 1)], at);
            }
            else if (EndOfHereDocument(text, at) is { } afterDocument)
            {
                at = afterDocument;
                yield return new(StatementTokenKind.Literal, text[start..at], at);
            }
            else if (IsWordCharacter(text[at]))
            {
                while (at < text.Length && IsWordCharacter(text[at]))
                {
                    at++;
                }

                yield return new(StatementTokenKind.Word, text[start..at], at);
            }
            else
            {
                at++;
                if (TypographicSigns.Contains(text[start], StringComparison.Ordinal))
                {
                    throw FrontException.Syntax("Typographic quotes and minus signs are not understood outside of strings.");
                }

                if (!char.IsWhiteSpace(text[start]))
                {
                    yield return new(StatementTokenKind.Sign, text[start..at], at);
                }
            }
        }
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';

    private static int? EndOfComment(string text, int at) => text.AsSpan(at, Math.Min(2, text.Length - at)) switch
    {
        "--" or "//" or "# " or "#!" => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length,
        "/*" => EndOfNested(text, at + 2),
        _ => null,
    };

    private static int EndOfNested(string text, int at)
    {
        for (var depth = 1; at + 2 <= text.Length;)
        {
            var pair = text.AsSpan(at, 2);
            if (pair is "/*")
            {
                depth++;
                at += 2;
            }
            else if (pair is "*/")
            {
                at += 2;
                if (--depth == 0)
                {
                    return at;
                }
            }
            else
            {
                at++;
            }
        }

        return text.Length;
    }

    private static int EndOfQuoted(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    // $name$ … $name$; without its end, the dollar sign belongs to a word.
    private static int? EndOfHereDocument(string text, int start)
    {
        if (text[start] != '$' || text.IndexOf('$', start + 1) is not (var close and > 0))
        {
            return null;
        }

        var tag = text[start..(close + 1)];
        var end = text.IndexOf(tag, close + 1, StringComparison.Ordinal);
        return end < 0 ? null : end + tag.Length;
    }
}
