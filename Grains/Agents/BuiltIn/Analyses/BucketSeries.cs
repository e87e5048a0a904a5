using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>
/// A figure by stretch of time, as a subquery with the columns <c>bucket</c>, <c>y</c> and <c>events</c>. Of counts and sums, stretches without events are 0, and those
/// that the scope covers in part only or not at all are left out; of means and the like, stretches without values are left out.
/// </summary>
internal sealed class BucketSeries
{
    private readonly Measure _measure;
    private readonly Statistic _statistic;
    private readonly RowFilter _filter;

    private BucketSeries(AnalysisRun run, Measure measure, Statistic statistic, Bucket bucket)
    {
        (_filter, _measure, _statistic, Bucket) = (run.Scope.Filter, measure, statistic, bucket);
        (Begin, End) = IsCount ? (FirstWhole(run, bucket), LastWhole(run, bucket)) : (TimeBuckets.Begin(bucket, run.Covered.First), TimeBuckets.Next(bucket, TimeBuckets.Begin(bucket, run.Covered.Last)));
    }

    public Bucket Bucket { get; }

    /// <summary>Where the first bucket begins.</summary>
    public DateTime Begin { get; }

    /// <summary>Where the last bucket ends.</summary>
    public DateTime End { get; }

    /// <summary>No bucket is covered whole.</summary>
    public bool IsEmpty => Begin >= End;

    /// <summary>Whether it counts or adds up, so that nothing is 0.</summary>
    public bool IsCount => _measure.Metric is Metric.Events or Metric.Errors || (_measure.Metric != Metric.ErrorRate && _statistic == Statistic.Total);

    /// <summary>How a bucket's values are summed up, in a word or two.</summary>
    public string Label => _measure.Metric is Metric.Events or Metric.Errors ? "count" : _measure.Metric == Metric.ErrorRate ? "percent" : MeasureSql.Column(_measure, _statistic, new SqlParameters()).Label;

    public Unit Unit => MeasureSql.UnitOf(_measure);

    /// <param name="run">The analysis; its scope is not empty.</param>
    /// <param name="measure">What to follow.</param>
    /// <param name="statistic">How values are summed up.</param>
    /// <param name="bucket">The bucket asked for.</param>
    /// <param name="most">So many buckets at most.</param>
    public static BucketSeries Of(AnalysisRun run, Measure measure, Statistic statistic, Bucket bucket, int most = TimeBuckets.Most) =>
        new(run, MeasureNames.Followed(measure), statistic, TimeBuckets.Choose(bucket, run.Span, most));

    /// <summary>Whether the scope covers a bucket in part only.</summary>
    public static bool IsPartial(AnalysisRun run, Bucket bucket, DateTime begin) => begin < FirstWhole(run, bucket) || begin >= LastWhole(run, bucket);

    /// <summary>FROM and the subquery.</summary>
    public string From(RowScope rows)
    {
        var (begin, end) = (rows.Parameters.Instant(Begin), rows.Parameters.Instant(End));
        var figures = $"SELECT {TimeBuckets.Sql(Bucket)} AS bucket, {Figure(rows.Parameters)} AS y, count() AS events {rows.From($"timestamp >= {begin} AND timestamp < {end}")} GROUP BY bucket";
        var filled = $"{figures} ORDER BY bucket WITH FILL FROM toDateTime({begin}, 'UTC') TO toDateTime({end}, 'UTC') STEP {TimeBuckets.Step(Bucket)}";
        return IsCount
            ? $"FROM ({(Asked(rows.Parameters) is { Count: > 0 } asked ? $"SELECT * FROM ({filled}) WHERE events > 0 OR ({string.Join(" AND ", asked)})" : filled)})"
            : $"FROM (SELECT * FROM ({figures}) WHERE y IS NOT NULL)";
    }

    // At night there is nothing to count when it is asked for what happens by day; that is no 0.
    private List<string> Asked(SqlParameters parameters)
    {
        var isWithinADay = TimeBuckets.Next(Bucket, Begin) - Begin < TimeSpan.FromDays(1);
        return
        [
            .. _filter.Clock is { } clock && isWithinADay ? [RowConditions.Clock(clock, "bucket", parameters)] : Array.Empty<string>(),
            .. !_filter.Weekdays.IsEmpty && (isWithinADay || Bucket == Bucket.Day) ? [RowConditions.Weekdays(_filter, "bucket")] : Array.Empty<string>(),
        ];
    }

    private static DateTime FirstWhole(AnalysisRun run, Bucket bucket)
    {
        var first = TimeBuckets.Begin(bucket, run.Covered.First);
        return run.Scope.Range?.From <= first ? first : TimeBuckets.Next(bucket, first);
    }

    private static DateTime LastWhole(AnalysisRun run, Bucket bucket)
    {
        var last = TimeBuckets.Begin(bucket, run.Covered.Last);
        var next = TimeBuckets.Next(bucket, last);
        return run.Scope.Range?.To >= next ? next : last;
    }

    private string Figure(SqlParameters parameters) => _measure.Metric switch
    {
        Metric.Events => "toFloat64(count())",
        Metric.Errors => "toFloat64(countIf(is_error != 0))",
        Metric.ErrorRate => "100 * countIf(is_error != 0) / count()",
        _ when IsCount => $"toFloat64(ifNull({MeasureSql.Aggregate(_statistic, ValueSql.Of(_measure, parameters))}, 0))",
        _ => $"toFloat64({MeasureSql.Aggregate(_statistic, ValueSql.Of(_measure, parameters))})",
    };
}
