using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>The lexical side of <see cref="SqlType"/>: commas, quotes and names.</summary>
internal static class SqlTypeText
{
    /// <summary>Splits at the commas that stand in no parenthesis and no quotes.</summary>
    public static ImmutableArray<string> SplitArguments(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\'' or '`' or '"':
                    i = EndOfQuoted(text, i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ',' when depth == 0:
                    parts.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        parts.Add(text[start..].Trim());
        return parts.ToImmutable();
    }

    /// <summary>The type of a tuple's element such as <c>a UInt8</c>, <c>`a b` UInt8</c> or <c>UInt8</c>.</summary>
    public static string WithoutElementName(string element)
    {
        if (element.StartsWith('`'))
        {
            return element[(EndOfQuoted(element, 0) + 1)..].TrimStart();
        }

        var end = element.AsSpan().IndexOfAny(' ', '(');
        return end > 0 && element[end] == ' ' ? element[(end + 1)..].TrimStart() : element;
    }

    /// <summary>The text between single quotes, or <see langword="null"/> when it is not quoted.</summary>
    public static string? Unquote(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || text[0] != '\'' || EndOfQuoted(text, 0) != text.Length - 1)
        {
            return null;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            // Both ways to write a quote inside quotes: doubled, and after a backslash.
            i += text[i] is '\\' or '\'' ? 1 : 0;
            result.Append(text[i]);
        }

        return result.ToString();
    }

    /// <summary>The labels of an enum by their numbers: <c>'a' = 1, 'b' = -2</c>.</summary>
    public static IEnumerable<KeyValuePair<short, string>> EnumLabels(IEnumerable<string> arguments) =>
        from argument in arguments
        let split = argument.LastIndexOf('=')
        where split > 0
        let label = Unquote(argument[..split])
        where label is not null
        select KeyValuePair.Create(Number(argument[(split + 1)..]), label);

    private static short Number(string text) => short.Parse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Where the quoted text that begins at <paramref name="start"/> ends; the end of the text when it never does.</summary>
    public static int EndOfQuoted(string text, int start)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (i + 1 < text.Length && text[i + 1] == quote)
                {
                    i++;
                }
                else
                {
                    return i;
                }
            }
        }

        return text.Length - 1;
    }
}
