using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>Splits the text of a ClickHouse type: a name, and arguments in parentheses.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arguments">The arguments, as text.</param>
internal sealed record TypeText(string Name, ImmutableArray<string> Arguments)
{
    public static TypeText Parse(string text)
    {
        var trimmed = text.Trim();
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !trimmed.EndsWith(')')
            ? new TypeText(trimmed, [])
            : new TypeText(trimmed[..open].Trim(), Split(trimmed[(open + 1)..^1]));
    }

    /// <summary>An argument that is a number.</summary>
    public int Number(int index, int missing) =>
        index < Arguments.Length && int.TryParse(Arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : missing;

    /// <summary>The quoted text at the beginning of an argument, without its quotes and escapes.</summary>
    public static string Unquote(string argument)
    {
        var text = new StringBuilder();
        for (var i = 1; i < argument.Length; i++)
        {
            if (argument[i] == '\\' && i + 1 < argument.Length)
            {
                text.Append(argument[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', 'b' => '\b', 'f' => '\f', var c => c });
            }
            else if (argument[i] != '\'')
            {
                text.Append(argument[i]);
            }
            else if (i + 1 < argument.Length && argument[i + 1] == '\'')
            {
                text.Append('\'');
                i++;
            }
            else
            {
                break;
            }
        }

        return text.ToString();
    }

    private static ImmutableArray<string> Split(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quote != '\0':
                    i++;
                    break;
                case '\'' or '`' or '"' when quote == '\0' || quote == text[i]:
                    quote = quote == '\0' ? text[i] : '\0';
                    break;
                case '(' when quote == '\0':
                    depth++;
                    break;
                case ')' when quote == '\0':
                    depth--;
                    break;
                case ',' when quote == '\0' && depth == 0:
                    parts.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        parts.Add(text[start..].Trim());
        return parts.ToImmutable();
    }
}
