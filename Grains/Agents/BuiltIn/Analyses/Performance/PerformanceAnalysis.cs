using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>Count, mean, percentiles, extremes, throughput and error rate: overall, by stretch of time, by group.</summary>
internal sealed class PerformanceAnalysis(IAnalysisQueries queries)
{
    /// <summary>So many groups are listed.</summary>
    public const int MostGroups = 50;

    private const string Figures =
        "count() AS events, count(v) AS values_seen, avg(v) AS mean_value, stddevSampStable(v) AS deviation, min(v) AS smallest, quantileExactInclusive(0.5)(v) AS p50, "
        + "quantileExactInclusive(0.9)(v) AS p90, quantileExactInclusive(0.95)(v) AS p95, quantileExactInclusive(0.99)(v) AS p99, max(v) AS largest, sum(v) AS total, "
        + "countIf(is_error != 0) AS errors, if(events = 0, NULL, 100 * errors / events) AS error_rate_percent";

    /// <exception cref="Abstractions.Errors.NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<PerformanceResult> RunAsync(AnalysisScope scope, PerformanceRequest request)
    {
        var measure = MeasureNames.Valued(request.Measure);
        var run = await AnalysisRun.BeginAsync(queries, scope);
        var empty = new PerformanceResult { Evidence = run.Evidence(), Measure = MeasureNames.Of(measure), Unit = MeasureSql.UnitOf(measure), NotComputable = NotComputable.NoEvents };
        if (run.Covered.IsEmpty)
        {
            return empty;
        }

        var overall = await OverallAsync(run, measure);
        var result = empty with { Overall = overall, NotComputable = Missing(measure, overall) };
        if (request.Bucket is { } asked)
        {
            var bucket = TimeBuckets.Choose(asked, run.Span);
            result = result with { Bucket = bucket, Buckets = [.. await BucketsAsync(run, measure, bucket)] };
        }

        if (request.GroupBy is { } dimension)
        {
            var (groups, count) = await GroupsAsync(run, measure, dimension);
            result = result with { GroupedBy = dimension.Label, Groups = [.. groups], GroupCount = count };
        }

        return result with { Evidence = run.Evidence(), Notes = run.Span > TimeSpan.Zero ? [] : ["All events have the same time, so there is no throughput."] };
    }

    private static NotComputable? Missing(Measure measure, PerformanceFigures figures) =>
        figures.Values == 0 ? NotComputable.NoValues(MeasureNames.Of(measure)) : figures.Mean is null || figures.Total is null ? NotComputable.OutOfRange : null;

    private static async Task<PerformanceFigures> OverallAsync(AnalysisRun run, Measure measure)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(rows, $"Figures of {MeasureSql.Label(measure)}", $"SELECT {Figures} {Source(rows, measure, "''")}");
        return Read(table, 0, run.Span);
    }

    private static async Task<IEnumerable<PerformanceBucket>> BucketsAsync(AnalysisRun run, Measure measure, Bucket bucket)
    {
        var rows = run.Rows();
        var sql = $"SELECT name AS bucket, {Figures} {Source(rows, measure, TimeBuckets.Sql(bucket))} GROUP BY bucket ORDER BY bucket";
        var table = await run.AskAsync(rows, $"{MeasureSql.Label(measure)} per {SayTime.Unit(bucket)}", sql);
        return Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            var begin = table.Time(row, "bucket");
            return new PerformanceBucket(begin, BucketSeries.IsPartial(run, bucket, begin), Read(table, row, TimeBuckets.Next(bucket, begin) - begin));
        });
    }

    private static async Task<(IEnumerable<PerformanceGroup> Groups, long Count)> GroupsAsync(AnalysisRun run, Measure measure, Dimension dimension)
    {
        var rows = run.Rows();
        var sql = $"SELECT name, {Figures}, count() OVER () AS group_count {Source(rows, measure, $"toString({DimensionSql.Expression(dimension, rows.Parameters)})")} "
            + $"GROUP BY name ORDER BY events DESC, name LIMIT {MostGroups}";
        var table = await run.AskAsync(rows, $"{MeasureSql.Label(measure)} by {dimension.Label}", sql);
        return (Enumerable.Range(0, table.Rows.Length).Select(row => new PerformanceGroup(table.Text(row, "name"), Read(table, row, run.Span))), table.Count(0, "group_count"));
    }

    private static string Source(RowScope rows, Measure measure, string name) =>
        $"FROM (SELECT {ValueSql.Of(measure, rows.Parameters)} AS v, is_error, {name} AS name {rows.From()})";

    private static PerformanceFigures Read(QueryTable table, int row, TimeSpan span) => new()
    {
        Events = table.Count(row, "events"),
        Values = table.Count(row, "values_seen"),
        Mean = table.Number(row, "mean_value"),
        StandardDeviation = table.Number(row, "deviation"),
        Minimum = table.Number(row, "smallest"),
        P50 = table.Number(row, "p50"),
        P90 = table.Number(row, "p90"),
        P95 = table.Number(row, "p95"),
        P99 = table.Number(row, "p99"),
        Maximum = table.Number(row, "largest"),
        Total = table.Number(row, "total"),
        EventsPerSecond = span > TimeSpan.Zero ? table.Count(row, "events") / span.TotalSeconds : null,
        Errors = table.Count(row, "errors"),
        ErrorRatePercent = table.Number(row, "error_rate_percent"),
    };
}
