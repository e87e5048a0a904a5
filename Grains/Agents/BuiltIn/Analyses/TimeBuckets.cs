using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>Stretches of time as the engine cuts them: UTC, weeks from Monday.</summary>
internal static class TimeBuckets
{
    /// <summary>So many buckets an analysis looks at, at most.</summary>
    public const int Most = 5_000;

    private static readonly Bucket[] FineToCoarse = [Bucket.Second, Bucket.Minute, Bucket.FiveMinutes, Bucket.Hour, Bucket.Day, Bucket.Week, Bucket.Month, Bucket.Quarter, Bucket.Year];

    /// <summary>The bucket to use for a stretch of time.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is none of a calendar, or there would be too many.</exception>
    public static Bucket Choose(Bucket asked, TimeSpan span, int most = Most)
    {
        if (asked == Bucket.Auto)
        {
            var coarser = FineToCoarse.SkipWhile(bucket => bucket != DimensionSql.Resolve(Bucket.Auto, span));
            return coarser.FirstOrDefault(bucket => Count(bucket, span) <= most, Bucket.Year);
        }

        if (!FineToCoarse.Contains(asked))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "A bucket is a second, a minute, five minutes, an hour, a day, a week, a month, a quarter or a year.");
        }

        return Count(asked, span) <= most
            ? asked
            : throw new NetraException(ErrorCodes.InvalidRequest, $"That would be more than {Say.Count(most)} {SayTime.Plural(asked)}; take longer stretches or a shorter time range.");
    }

    /// <summary>The shortest bucket of the calendar that is at least so long.</summary>
    public static Bucket AtLeast(TimeSpan length) =>
        FineToCoarse.Where(bucket => bucket is not (Bucket.FiveMinutes or Bucket.Quarter)).FirstOrDefault(bucket => Length(bucket) >= length, Bucket.Year);

    /// <summary>Where the bucket that holds an instant begins.</summary>
    public static DateTime Begin(Bucket bucket, DateTime at) => bucket switch
    {
        Bucket.Day => at.Date,
        Bucket.Week => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)),
        Bucket.Month => new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        Bucket.Quarter => new DateTime(at.Year, at.Month - ((at.Month - 1) % 3), 1, 0, 0, 0, DateTimeKind.Utc),
        Bucket.Year => new DateTime(at.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        _ => at.AddTicks(-(at.Ticks % Length(bucket).Ticks)),
    };

    /// <summary>Where the next one begins.</summary>
    public static DateTime Next(Bucket bucket, DateTime begin) => bucket switch
    {
        Bucket.Month => begin.AddMonths(1),
        Bucket.Quarter => begin.AddMonths(3),
        Bucket.Year => begin.AddYears(1),
        _ => begin + Length(bucket),
    };

    /// <summary>The distance between two as an interval of the engine.</summary>
    public static string Step(Bucket bucket) => bucket == Bucket.FiveMinutes ? "toIntervalMinute(5)" : $"toInterval{bucket}(1)";

    /// <summary>Where the bucket of a row begins, as a DateTime in UTC.</summary>
    public static string Sql(Bucket bucket) => $"toDateTime({DimensionSql.Expression(bucket)}, 'UTC')";

    private static double Count(Bucket bucket, TimeSpan span) => (span / Length(bucket)) + 1;

    private static TimeSpan Length(Bucket bucket) => bucket switch
    {
        Bucket.Second => TimeSpan.FromSeconds(1),
        Bucket.Minute => TimeSpan.FromMinutes(1),
        Bucket.FiveMinutes => TimeSpan.FromMinutes(5),
        Bucket.Hour => TimeSpan.FromHours(1),
        Bucket.Day => TimeSpan.FromDays(1),
        Bucket.Week => TimeSpan.FromDays(7),
        Bucket.Month => TimeSpan.FromDays(28),
        Bucket.Quarter => TimeSpan.FromDays(90),
        Bucket.Year => TimeSpan.FromDays(365),
        _ => throw new ArgumentOutOfRangeException(nameof(bucket)),
    };
}
