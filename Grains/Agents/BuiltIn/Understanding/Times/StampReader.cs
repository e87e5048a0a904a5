using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads dates written with digits.</summary>
internal static class StampReader
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d"];

    private static readonly string[] Instants =
        ["yyyy-MM-dd H:mm", "yyyy-MM-dd H:mm:ss", "yyyy-MM-dd H:mm:ss.FFFFFFF", "yyyy-MM-dd H:mmzzz", "yyyy-MM-dd H:mm:sszzz", "yyyy-MM-dd H:mm:ss.FFFFFFFzzz"];

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The stretch that a text names, or <see langword="null"/> when it is no date or one of two.</summary>
    public static TimePoint? Read(string text)
    {
        var plain = text.Trim().ToUpperInvariant();
        if (DateTime.TryParseExact(plain, Days, CultureInfo.InvariantCulture, Utc, out var day))
        {
            return Holds(day) ? new TimePoint(day, day.AddDays(1), 1) : null;
        }

        if (DateTime.TryParseExact(plain, "yyyy-MM", CultureInfo.InvariantCulture, Utc, out var month))
        {
            return Holds(month) ? new TimePoint(month, month.AddMonths(1), 1) : null;
        }

        return Instant(plain) ?? Ambiguous(plain);
    }

    private static TimePoint? Instant(string text)
    {
        var plain = text.Replace('T', ' ').Replace("Z", "+00:00", StringComparison.Ordinal).Replace(" +", "+", StringComparison.Ordinal);
        if (!DateTime.TryParseExact(plain, Instants, CultureInfo.InvariantCulture, Utc, out var instant) || !Holds(instant))
        {
            return null;
        }

        var exactness = plain.Split('+')[0].Count(c => c == ':') == 1 ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(1);
        return new TimePoint(instant, instant + exactness, 1, IsInstant: true);
    }

    // With points the day comes first: 3.4.2023. With strokes 16/11/2023 can only be read one way, and 3/4/2023 cannot.
    private static TimePoint? Ambiguous(string text)
    {
        var parts = text.Split('/', '.');
        if (parts.Length != 3 || !int.TryParse(parts[0], out var left) || !int.TryParse(parts[1], out var right) || !int.TryParse(parts[2], out var year))
        {
            return null;
        }

        year += parts[2].Length == 2 ? 2000 : 0;
        var isDayFirst = left == right || left > 12 || text.Contains('.', StringComparison.Ordinal);
        var date = isDayFirst ? Calendar.TryDate(year, right, left) : right > 12 ? Calendar.TryDate(year, left, right) : null;
        return date is { } day ? new TimePoint(day, day.AddDays(1), 1) : null;
    }

    private static bool Holds(DateTime time) => time.Year is >= 1970 and <= 2261;
}
