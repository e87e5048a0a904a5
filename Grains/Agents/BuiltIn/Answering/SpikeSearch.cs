using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells stretches of time with unusually many or few events or errors.</summary>
internal static class SpikeSearch
{
    private const int FewestBuckets = 8;

    public static async Task TellAsync(Inquiry inquiry, Metric metric)
    {
        var answer = inquiry.Answer;
        var label = metric == Metric.Errors ? "errors" : "events";
        var bucket = inquiry.Question.Groupings.Select(grouping => grouping.Bucket).FirstOrDefault(bucket => bucket is not null and not (Bucket.Auto or Bucket.HourOfDay or Bucket.Weekday))
            ?? DimensionSql.Resolve(Bucket.Auto, inquiry.Span);
        var rows = inquiry.Rows();
        var bounds = await inquiry.Runner.RunAsync(rows.Query($"What is ordinary for {label} per {SayTime.Unit(bucket)}", BoundsSql.Of("bucket_count", Source(inquiry, rows, metric, bucket), Source(inquiry, rows, metric, bucket))));
        var buckets = bounds.Count(0, "values_seen");
        var per = $"{char.ToUpperInvariant(label[0])}{label[1..]} per {SayTime.Unit(bucket)}";
        if (buckets < FewestBuckets)
        {
            answer.Line($"{per}: too few whole {SayTime.Plural(bucket)} with events to judge ({Say.Count(buckets)}).");
            return;
        }

        if (bounds.Number(0, "reach") is not > 0)
        {
            answer.Line($"{per}: no anomaly, all {Say.Count(buckets)} have {answer.Figure(bounds, 0, "median_value", Unit.None, per)}.");
            return;
        }

        rows = inquiry.Rows();
        var (lower, upper) = (bounds.Number(0, "lower_bound")!.Value, bounds.Number(0, "upper_bound")!.Value);
        var outside = $"bucket_count > {rows.Parameters.Number(upper)} OR bucket_count < {rows.Parameters.Number(lower)}";
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"The {SayTime.Plural(bucket)} out of the ordinary",
            $"SELECT bucket, bucket_count, count() OVER () AS outliers {Source(inquiry, rows, metric, bucket)} WHERE {outside} ORDER BY abs(bucket_count - {rows.Parameters.Number(bounds.Number(0, "median_value")!.Value)}) DESC, bucket LIMIT {rows.Parameters.Count(inquiry.Question.Top ?? 5)}"));
        var ordinary = $"ordinary is {(lower < 0 ? "up" : answer.Figure(bounds, 0, "lower_bound", Unit.None, per))} to {answer.Figure(bounds, 0, "upper_bound", Unit.None, per)} around a median of {answer.Figure(bounds, 0, "median_value", Unit.None, per)}";
        if (table.Rows.Length == 0)
        {
            answer.Line($"{per}: no anomaly among {Say.Count(buckets, SayTime.Unit(bucket))}; {ordinary}.");
            return;
        }

        answer.Line($"{per}: {answer.Figure(table, 0, "outliers", Unit.None, per)} of {Say.Count(buckets, SayTime.Unit(bucket))} {(table.Count(0, "outliers") == 1 ? "is" : "are")} anomalous; {ordinary}.");
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var name = SayTime.Begin(bucket, table.Text(row, "bucket"));
            answer.Line($"- {name}: {answer.Figure(table, row, "bucket_count", Unit.None, name)} {label}");
        }

        answer.Note($"The first and the last {SayTime.Unit(bucket)}, which the data covers in part only, and {SayTime.Plural(bucket)} without events are left out of the search for unusual times.");
    }

    // The data begins and ends somewhere inside the first and the last bucket.
    private static string Source(Inquiry inquiry, RowScope rows, Metric metric, Bucket bucket)
    {
        var begin = DimensionSql.Expression(bucket);
        var first = DimensionSql.Expression(bucket, rows.Parameters.Instant(inquiry.Scope.First));
        var last = DimensionSql.Expression(bucket, rows.Parameters.Instant(inquiry.Scope.Last));
        var count = metric == Metric.Errors ? "countIf(is_error != 0)" : "count()";
        return $"FROM (SELECT {begin} AS bucket, {count} AS bucket_count {rows.From($"{begin} > {first} AND {begin} < {last}")} GROUP BY bucket)";
    }
}
