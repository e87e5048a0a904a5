using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>Finds stretches of time without events, by the shortest bucket that usually holds ten.</summary>
internal static class GapSearch
{
    private const int FewestEvents = 10;
    private const int MostListed = 20;
    private const int UsualEvents = 10;

    public static async Task<DataGaps> RunAsync(AnalysisRun run, Bucket asked)
    {
        if (run.Scope.Filter.LeavesHoles)
        {
            return new DataGaps { NotComputable = new(NotComputableReason.Filtered, "only a part of the events is asked for, and a time without them is no gap in the data") };
        }

        if (run.Covered.Events < FewestEvents)
        {
            return new DataGaps { NotComputable = NotComputable.TooFew(run.Covered.Events, FewestEvents, "event") };
        }

        if (await CadenceAsync(run) is not { } cadence)
        {
            return new DataGaps { NotComputable = new(NotComputableReason.TooShort, "all events have the same time") };
        }

        var bucket = asked == Bucket.Auto ? TimeBuckets.AtLeast(cadence * UsualEvents) : TimeBuckets.Choose(asked, run.Span, int.MaxValue);
        var gaps = new DataGaps { CadenceSeconds = cadence.TotalSeconds, Bucket = bucket };
        var rows = run.Rows();
        var totals = await run.AskAsync(rows, $"{SayTime.Plural(bucket)} without events", $"SELECT count() AS present, sum(missing) AS missing_buckets, countIf(missing > 0) AS gaps FROM ({Missing(rows, bucket)})");
        var missing = totals.Count(0, "missing_buckets");
        var buckets = totals.Count(0, "present") + missing;
        gaps = gaps with { Buckets = buckets, MissingBuckets = missing, MissingPercent = 100.0 * missing / buckets, Count = totals.Count(0, "gaps") };
        if (missing == 0)
        {
            return gaps;
        }

        rows = run.Rows();
        var table = await run.AskAsync(rows, "The largest gaps", $"SELECT previous, bucket, missing FROM ({Missing(rows, bucket)}) WHERE missing > 0 ORDER BY missing DESC, bucket LIMIT {MostListed}");
        return gaps with { Largest = [.. Enumerable.Range(0, table.Rows.Length).Select(row => new DataGap(TimeBuckets.Next(bucket, table.Time(row, "previous")), table.Time(row, "bucket"), table.Count(row, "missing")))] };
    }

    private static async Task<TimeSpan?> CadenceAsync(AnalysisRun run)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "The usual time from one event to the next",
            "SELECT quantileExactInclusive(0.5)(toNullable(pause)) AS usual FROM (SELECT dateDiff('microsecond', lagInFrame(timestamp, 1, timestamp) OVER (ORDER BY timestamp ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), timestamp) AS pause "
                + $"{rows.From()}) WHERE pause > 0");
        return table.Number(0, "usual") is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null;
    }

    private static string Missing(Planning.RowScope rows, Bucket bucket)
    {
        var (unit, length) = bucket == Bucket.FiveMinutes ? ("minute", 5) : (SayTime.Unit(bucket), 1);
        return $"SELECT bucket, previous, greatest(intDiv(dateDiff('{unit}', previous, bucket), {length}) - 1, 0) AS missing "
            + "FROM (SELECT bucket, lagInFrame(bucket, 1, bucket) OVER (ORDER BY bucket ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS previous "
            + $"FROM (SELECT DISTINCT {TimeBuckets.Sql(bucket)} AS bucket {rows.From()}))";
    }
}
