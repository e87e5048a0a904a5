using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>When and by what events and tokens are used, and how that grows.</summary>
internal sealed class UsageAnalysis(IAnalysisQueries queries)
{
    private const int MostPeriods = 1_000;
    private const string Tokens = "toFloat64(ifNull(sum(tokens_input), 0)) + toFloat64(ifNull(sum(tokens_output), 0))";

    private static readonly Bucket[] PeakBuckets = [Bucket.Minute, Bucket.Hour, Bucket.Day];

    private static readonly Dimension[] Kinds = [new(DimensionKind.Workload), new(DimensionKind.Model), new(DimensionKind.EventType)];

    /// <exception cref="NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<UsageResult> RunAsync(AnalysisScope scope, UsageRequest request)
    {
        if (request.Top is < 1 or > 200)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "Between 1 and 200 names can be listed.");
        }

        var run = await AnalysisRun.BeginAsync(queries, scope);
        if (run.Covered.IsEmpty)
        {
            return new UsageResult { Evidence = run.Evidence(), HalvesNotComputable = NotComputable.NoEvents };
        }

        var period = TimeBuckets.Choose(request.Period == Bucket.Auto ? Period(run.Span) : request.Period, run.Span, MostPeriods);
        var matrix = await MatrixAsync(run);
        var result = new UsageResult
        {
            Evidence = run.Evidence(),
            Matrix = matrix,
            BusiestCell = matrix.MaxBy(cell => cell.Events),
            Peaks = await PeaksAsync(run),
            Breakdowns = await BreakdownsAsync(run, request.Top),
            Period = period,
            Periods = await PeriodsAsync(run, period),
        };
        return run.Span > TimeSpan.Zero
            ? result with { Halves = await HalvesAsync(run), Evidence = run.Evidence() }
            : result with { HalvesNotComputable = new(NotComputableReason.TooShort, "all events have the same time"), Evidence = run.Evidence() };
    }

    private static Bucket Period(TimeSpan span) => span.TotalDays switch
    {
        < 4 => span < TimeSpan.FromHours(6) ? Bucket.Minute : Bucket.Hour,
        < 60 => Bucket.Day,
        < 550 => Bucket.Week,
        _ => Bucket.Month,
    };

    private static async Task<ImmutableArray<UsageCell>> MatrixAsync(AnalysisRun run)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "Events by hour and weekday",
            $"SELECT toDayOfWeek(timestamp) AS weekday, toHour(timestamp) AS hour_of_day, count() AS events, {Tokens} AS tokens {rows.From()} GROUP BY weekday, hour_of_day ORDER BY weekday, hour_of_day");
        return [.. Enumerable.Range(0, table.Rows.Length).Select(row =>
            new UsageCell((int)table.Count(row, "weekday"), (int)table.Count(row, "hour_of_day"), table.Count(row, "events"), table.Number(row, "tokens") ?? 0))];
    }

    private static async Task<ImmutableArray<UsagePeak>> PeaksAsync(AnalysisRun run)
    {
        var rows = run.Rows();
        var parts = PeakBuckets.Select((bucket, place) =>
            $"SELECT * FROM (SELECT {place} AS place, {TimeBuckets.Sql(bucket)} AS bucket, count() AS events {rows.From()} GROUP BY bucket ORDER BY events DESC, bucket LIMIT 1)");
        var table = await run.AskAsync(rows, "The busiest minute, hour and day", $"SELECT place, bucket, events FROM ({string.Join(" UNION ALL ", parts)}) ORDER BY place");
        return [.. Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            var bucket = PeakBuckets[table.Count(row, "place")];
            var (begin, events) = (table.Time(row, "bucket"), table.Count(row, "events"));
            return new UsagePeak(bucket, begin, events, events / (TimeBuckets.Next(bucket, begin) - begin).TotalSeconds);
        })];
    }

    private static async Task<ImmutableArray<UsageBreakdown>> BreakdownsAsync(AnalysisRun run, int top)
    {
        var rows = run.Rows();
        var limit = rows.Parameters.Count(top);
        var parts = Kinds.Select((kind, place) =>
            $"SELECT * FROM (SELECT {place} AS place, toString({DimensionSql.Expression(kind, rows.Parameters)}) AS name, count() AS events, toFloat64(ifNull(sum(tokens_input), 0)) AS input, "
            + $"toFloat64(ifNull(sum(tokens_output), 0)) AS output, sum(cost_cents) AS cost, countIf(is_error != 0) AS errors, count() OVER () AS names {rows.From()} GROUP BY name ORDER BY events DESC, name LIMIT {limit})");
        var table = await run.AskAsync(rows, "Usage by workload, model and event type", $"SELECT * FROM ({string.Join(" UNION ALL ", parts)}) ORDER BY place, events DESC, name");
        var shares = Enumerable.Range(0, table.Rows.Length).ToLookup(row => (int)table.Count(row, "place"));
        return [.. Kinds.Select((kind, place) => new UsageBreakdown(
            kind.Label,
            [.. shares[place].Select(row => new UsageShare(
                table.Text(row, "name"),
                table.Count(row, "events"),
                100.0 * table.Count(row, "events") / run.Covered.Events,
                table.Number(row, "input") ?? 0,
                table.Number(row, "output") ?? 0,
                table.Number(row, "cost"),
                table.Count(row, "errors")))],
            shares[place].Select(row => table.Count(row, "names")).FirstOrDefault()))];
    }

    private static async Task<UsageChange> HalvesAsync(AnalysisRun run)
    {
        var middle = run.Covered.First.AddTicks(run.Span.Ticks / 20 * 10);
        var rows = run.Rows();
        var split = rows.Parameters.Instant(middle);
        var table = await run.AskAsync(
            rows,
            "The second half of the time against the first",
            $"SELECT countIf(timestamp < {split}) AS events_before, countIf(timestamp >= {split}) AS events_after, "
                + $"toFloat64(ifNull(sumIf(tokens_input, timestamp < {split}), 0)) + toFloat64(ifNull(sumIf(tokens_output, timestamp < {split}), 0)) AS tokens_before, "
                + $"toFloat64(ifNull(sumIf(tokens_input, timestamp >= {split}), 0)) + toFloat64(ifNull(sumIf(tokens_output, timestamp >= {split}), 0)) AS tokens_after {rows.From()}");
        return Change(middle, table.Count(0, "events_before"), table.Count(0, "events_after"), table.Number(0, "tokens_before") ?? 0, table.Number(0, "tokens_after") ?? 0);
    }

    private static async Task<ImmutableArray<UsageChange>> PeriodsAsync(AnalysisRun run, Bucket period)
    {
        var series = BucketSeries.Of(run, new Measure(Metric.TotalTokens), Statistic.Total, period, MostPeriods);
        if (series.IsEmpty)
        {
            return [];
        }

        var rows = run.Rows();
        var table = await run.AskAsync(rows, "Events and tokens by whole period", $"SELECT bucket, events, y {series.From(rows)} ORDER BY bucket");
        return [.. Enumerable.Range(1, Math.Max(0, table.Rows.Length - 1)).Select(row => Change(
            table.Time(row, "bucket"),
            table.Count(row - 1, "events"),
            table.Count(row, "events"),
            table.Number(row - 1, "y") ?? 0,
            table.Number(row, "y") ?? 0))];
    }

    private static UsageChange Change(DateTime begin, long eventsBefore, long events, double tokensBefore, double tokens) =>
        new(begin, eventsBefore, events, Percent(eventsBefore, events), tokensBefore, tokens, Percent(tokensBefore, tokens));

    private static double? Percent(double before, double after) => before == 0 ? null : 100 * (after - before) / before;
}
