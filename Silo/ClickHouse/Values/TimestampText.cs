using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>
/// Times as people and programs write them: <c>T</c> or a space between date and time, 0 to 9 digits of a second, of which six
/// are kept, an optional offset; without one the time is UTC. A date alone is its midnight.
/// </summary>
internal static partial class TimestampText
{
    private const int KeptDigits = 6;

    /// <summary>Reads a time; <see langword="false"/> when the text is none.</summary>
    public static bool TryParse(string text, out DateTime utc)
    {
        utc = default;
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(KeptDigits, '0')[..KeptDigits];
        var time = match.Groups["time"] is { Success: true } given ? given.Value : "00:00:00";
        var local = $"{match.Groups["date"].Value} {time}.{fraction}";
        if (!DateTime.TryParseExact(local, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        return TryShift(DateTime.SpecifyKind(parsed, DateTimeKind.Utc), match.Groups["offset"].Value, out utc);
    }

    private static bool TryShift(DateTime time, string offset, out DateTime utc)
    {
        utc = time;
        if (offset is "" or "Z" or "z")
        {
            return true;
        }

        var digits = offset[1..].Replace(":", string.Empty, StringComparison.Ordinal).PadRight(4, '0');
        var minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..], CultureInfo.InvariantCulture);
        var ticks = time.Ticks - ((offset[0] == '-' ? -1L : 1L) * minutes * TimeSpan.TicksPerMinute);
        if (minutes > 18 * 60 || ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    [GeneratedRegex(@"^\s*(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{0,9}))?\s?(?<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
