using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>Dimensions and stretches of time as expressions.</summary>
internal static class DimensionSql
{
    public static string Expression(Dimension dimension, SqlParameters parameters) => dimension.Kind switch
    {
        DimensionKind.Workload => "workload_id",
        DimensionKind.Model => "model",
        DimensionKind.EventType => "event_type",
        DimensionKind.Category => "event_category",
        DimensionKind.Outcome => "if(is_error != 0, 'error', 'success')",
        _ => $"dimensions[{parameters.Text(dimension.Key!)}]",
    };

    /// <summary>Where a bucket begins, or its number when it is one of the day or the week.</summary>
    public static string Expression(Bucket bucket, string time = "timestamp") => bucket switch
    {
        Bucket.Second => $"toStartOfInterval({time}, toIntervalSecond(1))",
        Bucket.Minute => $"toStartOfMinute({time})",
        Bucket.FiveMinutes => $"toStartOfFiveMinutes({time})",
        Bucket.Hour => $"toStartOfHour({time})",
        Bucket.Day => $"toDate({time})",
        Bucket.Week => $"toMonday({time})",
        Bucket.Month => $"toStartOfMonth({time})",
        Bucket.Quarter => $"toStartOfQuarter({time})",
        Bucket.Year => $"toStartOfYear({time})",
        Bucket.HourOfDay => $"toHour({time})",
        Bucket.Weekday => $"toDayOfWeek({time})",
        _ => throw new ArgumentOutOfRangeException(nameof(bucket)),
    };

    public static Bucket Resolve(Bucket bucket, TimeSpan span) => bucket != Bucket.Auto ? bucket : span switch
    {
        _ when span <= TimeSpan.FromHours(4) => Bucket.Minute,
        _ when span <= TimeSpan.FromHours(24) => Bucket.FiveMinutes,
        _ when span <= TimeSpan.FromDays(14) => Bucket.Hour,
        _ when span <= TimeSpan.FromDays(400) => Bucket.Day,
        _ => Bucket.Week,
    };
}
