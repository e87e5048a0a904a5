namespace Netra.Embedded.Http;

/// <summary>Cuts a statement into words and semicolons; quoted texts and comments are passed over.</summary>
internal static class StatementTokens
{
    /// <summary>Words in upper case, <c>;</c>, and <c>?</c> for anything else that is no space or comment.</summary>
    public static IEnumerable<string> Read(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '\'' or '"' or '`')
            {
                i = EndOfQuoted(text, i);
                yield return "?";
            }
            else if (Starts(text, i, "--") || c == '#')
            {
                i = EndOf(text, "\n", i);
            }
            else if (Starts(text, i, "/*"))
            {
                i = EndOf(text, "*/", i + 2);
            }
            else if (c == '$' && HeredocTag(text, i) is { } tag)
            {
                i = EndOf(text, tag, i + tag.Length);
                yield return "?";
            }
            else if (char.IsLetter(c) || c == '_')
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }

                yield return text[start..i].ToUpperInvariant();
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(c))
                {
                    yield return c == ';' ? ";" : "?";
                }
            }
        }
    }

    private static int EndOfQuoted(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int EndOf(string text, string end, int from)
    {
        var at = from >= text.Length ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + end.Length;
    }

    private static bool Starts(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static string? HeredocTag(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end < text.Length && text[end] == '$' ? text[start..(end + 1)] : null;
    }
}
