using System.Globalization;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>Dates and times as columns hold them.</summary>
internal static class TimeWriters
{
    /// <summary>The first instant of a DateTime64.</summary>
    public static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The last whole microsecond of a DateTime64.</summary>
    public static readonly DateTime Latest = new DateTime(2300, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(-1);

    /// <summary>An instant.</summary>
    public static object Instant(object value, DateTime first, DateTime last)
    {
        var instant = value switch
        {
            DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime(),
            DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
            DateTimeOffset time => time.UtcDateTime,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            string text when TimestampText.TryParse(text, out var utc) => utc,
            _ => throw new InvalidValueException("not a time such as 2026-11-23T10:00:00.123456Z"),
        };
        return instant >= first && instant <= last ? instant : throw new InvalidValueException("the time is outside the range of the column");
    }

    /// <summary>A day.</summary>
    public static object Day(object value, DateOnly first, DateOnly last)
    {
        var day = value switch
        {
            DateOnly given => given,
            DateTime time => DateOnly.FromDateTime(time),
            string text when DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) => given,
            _ => throw new InvalidValueException("not a date such as 2026-11-23"),
        };
        return day >= first && day <= last ? day : throw new InvalidValueException("the date is outside the range of the column");
    }
}
