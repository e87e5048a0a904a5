using System.Buffers;
using System.Text;

namespace Netra.Client.Cli.Import;

/// <summary>Writes fields as RFC 4180 has them.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Appends a field, in quotes when it needs them.</summary>
    public static StringBuilder Append(StringBuilder text, ReadOnlySpan<char> field)
    {
        if (!field.ContainsAny(Quoted))
        {
            return text.Append(field);
        }

        text.Append('"');
        foreach (var part in field.Split('"'))
        {
            if (part.Start.Value > 0)
            {
                text.Append("\"\"");
            }

            text.Append(field[part]);
        }

        return text.Append('"');
    }
}
