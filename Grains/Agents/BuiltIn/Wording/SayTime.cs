using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Writes stretches of time.</summary>
internal static class SayTime
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static string Weekday(int day) => Days[day - 1];

    /// <summary>A bucket by where it begins.</summary>
    public static string Begin(Bucket bucket, string begins)
    {
        if (bucket is Bucket.HourOfDay)
        {
            return $"{int.Parse(begins, CultureInfo.InvariantCulture):00}:00–{(int.Parse(begins, CultureInfo.InvariantCulture) + 1) % 24:00}:00";
        }

        if (bucket is Bucket.Weekday)
        {
            return Weekday(int.Parse(begins, CultureInfo.InvariantCulture));
        }

        var time = DateTime.Parse(begins, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        return bucket switch
        {
            Bucket.Second => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Bucket.Minute or Bucket.FiveMinutes or Bucket.Hour => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Bucket.Week => "the week of " + time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Bucket.Month => time.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            Bucket.Quarter => $"Q{((time.Month - 1) / 3) + 1} {time.Year.ToString(CultureInfo.InvariantCulture)}",
            Bucket.Year => time.Year.ToString(CultureInfo.InvariantCulture),
            _ => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    public static string Unit(Bucket bucket) => bucket switch
    {
        Bucket.FiveMinutes => "five-minute interval",
        Bucket.HourOfDay => "hour of the day",
        Bucket.Weekday => "day of the week",
        _ => bucket.ToString().ToLowerInvariant(),
    };

    public static string Plural(Bucket bucket) => bucket switch
    {
        Bucket.HourOfDay => "hours of the day",
        Bucket.Weekday => "days of the week",
        _ => Unit(bucket) + "s",
    };
}
