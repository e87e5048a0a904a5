using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>How complete and sound the data is, and what that means for answers; the grade's rule is <see cref="GradeRule"/>.</summary>
internal sealed class QualityAnalysis(IAnalysisQueries queries)
{
    private const int MostMetrics = 50;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly DateTime Ancient = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Numbers = ["latency_ms", "tokens_input", "tokens_output", "cost_cents", "throughput"];

    private static readonly string[] Texts = ["workload_id", "event_type", "event_category", "model", "metadata"];

    /// <exception cref="Abstractions.Errors.NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<QualityResult> RunAsync(AnalysisScope scope, QualityRequest request)
    {
        var run = await AnalysisRun.BeginAsync(queries, scope);
        if (run.Covered.IsEmpty)
        {
            return new QualityResult { Evidence = run.Evidence(), Meaning = ["There are no events, so there is nothing to judge and nothing to answer from."] };
        }

        var rows = run.Rows();
        var table = await run.AskAsync(rows, "How full and how sound the columns are", Columns(rows, request.Now.UtcDateTime + Tolerance));
        var result = new QualityResult
        {
            Evidence = run.Evidence(),
            Columns = [.. Read(table, run.Covered.Events), .. await MetricsAsync(run)],
            Future = table.Count(0, "future"),
            Ancient = table.Count(0, "ancient"),
            OutOfRange = table.Count(0, "unsound"),
            Gaps = await GapSearch.RunAsync(run, request.Bucket),
            Duplicates = await DuplicatesAsync(run),
        };
        var graded = GradeRule.Grade(result with { Evidence = run.Evidence() });
        return graded with { Meaning = [.. graded.Meaning, .. LeftOut(scope.Filter, result.Gaps)] };
    }

    // What the filter itself takes away cannot be told of these events.
    private static IEnumerable<string> LeftOut(RowFilter filter, DataGaps gaps)
    {
        if (gaps.NotComputable is { Reason: NotComputableReason.Filtered } why)
        {
            yield return $"Gaps are not judged, because {why.Because}.";
        }

        var limited = filter.Limits.Select(limit => MeasureSql.Label(limit.Measure)).Distinct().ToList();
        if (limited.Count > 0)
        {
            yield return $"Events without {Say.List(limited)} are not among these, so how often it is missing is not told here.";
        }
    }

    private static string Columns(RowScope rows, DateTime latest)
    {
        var numbers = Numbers.SelectMany(column => new[] { $"count({column}) AS {column}_present", $"countIf({Unsound(column)}) AS {column}_unsound" });
        var texts = Texts.Select(column => $"countIf({column} != '') AS {column}_present");
        var (future, ancient) = ($"timestamp > {rows.Parameters.Instant(latest)}", $"timestamp < {rows.Parameters.Instant(Ancient)}");
        var unsound = string.Join(" OR ", Numbers.Select(column => $"ifNull({Unsound(column)}, 0)").Append("arrayExists(v -> NOT isFinite(v), mapValues(metrics))").Append(future).Append(ancient));
        return $"SELECT {string.Join(", ", numbers.Concat(texts))}, countIf({future}) AS future, countIf({ancient}) AS ancient, countIf({unsound}) AS unsound {rows.From()}";
    }

    private static string Unsound(string column) => $"({column} < 0 OR NOT isFinite({column}))";

    private static IEnumerable<ColumnQuality> Read(QueryTable table, long events) => Numbers.Concat(Texts).Select(column =>
        Column(column, table.Count(0, column + "_present"), events, Numbers.Contains(column) ? table.Count(0, column + "_unsound") : 0));

    private static ColumnQuality Column(string name, long present, long events, long outOfRange) =>
        new(name, present, events - present, 100.0 * (events - present) / events, outOfRange);

    private static async Task<IEnumerable<ColumnQuality>> MetricsAsync(AnalysisRun run)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "How full the metrics are",
            "SELECT metric, count() AS present, countIf(NOT isFinite(metric_value)) AS unsound "
                + $"FROM (SELECT mapKeys(metrics) AS names, mapValues(metrics) AS numbers_of {rows.From()}) ARRAY JOIN names AS metric, numbers_of AS metric_value GROUP BY metric ORDER BY present DESC, metric LIMIT {MostMetrics}");
        return Enumerable.Range(0, table.Rows.Length).Select(row => Column($"metrics['{table.Text(row, "metric")}']", table.Count(row, "present"), run.Covered.Events, table.Count(row, "unsound")));
    }

    private static async Task<long> DuplicatesAsync(AnalysisRun run)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "Rows that repeat another one",
            $"SELECT sum(copies - 1) AS duplicates FROM (SELECT count() AS copies {rows.From()} "
                + $"GROUP BY timestamp, {string.Join(", ", Texts.Concat(Numbers))}, is_error, metrics, dimensions HAVING copies > 1)");
        return table.Count(0, "duplicates");
    }
}
