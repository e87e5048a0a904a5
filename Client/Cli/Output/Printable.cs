using System.Buffers;
using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Netra.Client.Cli.Output;

/// <summary>Makes text from elsewhere safe for a screen: no escape sequence in it can move the cursor, change the title or hide text.</summary>
internal static class Printable
{
    // Control characters but line feed, and those that reorder text, which can make it read as something else.
    private static readonly SearchValues<char> Steering = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Where(code => code != '\n').Select(code => (char)code),
            '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']);

    /// <summary>The text with tabs as spaces and other steering characters as �.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Steering))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            safe.Append(character == '\t' ? ' ' : Steering.Contains(character) ? '\uFFFD' : character);
        }

        return safe.ToString();
    }

    /// <summary>At most so many columns of a screen, the last an ellipsis when something is left out. Some characters take two.</summary>
    public static string Cut(string text, int width)
    {
        if (ColumnsOf(text) <= width)
        {
            return text;
        }

        var cut = new StringBuilder(width);
        var left = width - 1;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            left -= ColumnsOf(element);
            if (left < 0)
            {
                break;
            }

            cut.Append(element);
        }

        return cut.Append('…').ToString();
    }

    private static int ColumnsOf(string text) => new Segment(text).CellCount();
}
