using System.Text;
using System.Text.RegularExpressions;

namespace Netra.Embedded.Http;

/// <summary>
/// A body that holds both an insert and its rows, as drivers send it: <c>INSERT … FORMAT RowBinary</c>, a line break, the rows. Only the part before the
/// rows is text.
/// </summary>
internal static partial class InsertBody
{
    private const int MaxStatement = 256 << 10;

    /// <summary>Where the rows begin, or −1 when the body is a statement and nothing else.</summary>
    public static int RowsAt(ReadOnlySpan<byte> body)
    {
        var searched = body[..Math.Min(body.Length, MaxStatement)];
        if (!Encoding.ASCII.GetString(searched[..Math.Min(searched.Length, 64)]).TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        for (var at = searched.IndexOf((byte)'\n'); at >= 0;)
        {
            if (FormatClause().IsMatch(Encoding.UTF8.GetString(searched[..at])))
            {
                return at + 1;
            }

            var next = searched[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return -1;
    }

    [GeneratedRegex(@"\sFORMAT\s+[A-Za-z0-9]+\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormatClause();
}
