namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Calendar arithmetic in UTC; weeks begin on Monday.</summary>
internal static class Calendar
{
    public static DateTime StartOf(Bucket unit, DateTime time) => unit switch
    {
        Bucket.Second => Utc(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)),
        Bucket.Minute => Utc(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute)),
        Bucket.Hour => Utc(time.Ticks - (time.Ticks % TimeSpan.TicksPerHour)),
        Bucket.Day => time.Date,
        Bucket.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        Bucket.Month => Date(time.Year, time.Month, 1),
        Bucket.Quarter => Date(time.Year, ((time.Month - 1) / 3 * 3) + 1, 1),
        Bucket.Year => Date(time.Year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>A time so many units later; held within what a date can say.</summary>
    public static DateTime Add(Bucket unit, DateTime time, int count)
    {
        try
        {
            return unit switch
            {
                Bucket.Second => time.AddSeconds(count),
                Bucket.Minute => time.AddMinutes(count),
                Bucket.Hour => time.AddHours(count),
                Bucket.Day => time.AddDays(count),
                Bucket.Week => time.AddDays(7.0 * count),
                Bucket.Month => time.AddMonths(count),
                Bucket.Quarter => time.AddMonths(checked(3 * count)),
                Bucket.Year => time.AddYears(count),
                _ => throw new ArgumentOutOfRangeException(nameof(unit)),
            };
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or OverflowException)
        {
            return count < 0 ? Date(1970, 1, 1) : Date(2262, 1, 1);
        }
    }

    public static DateTime Date(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A date that may not exist, such as 30 February.</summary>
    public static DateTime? TryDate(int year, int month, int day) =>
        year is >= 1970 and <= 2261 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Date(year, month, day) : null;

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
