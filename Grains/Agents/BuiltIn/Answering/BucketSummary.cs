using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells how a count or a sum spreads over stretches of time: "a mean of 120 events per day".</summary>
internal static class BucketSummary
{
    public static async Task TellAsync(Inquiry inquiry, Measure measure, Bucket bucket)
    {
        if (!measure.IsAdditive || bucket is Bucket.HourOfDay or Bucket.Weekday)
        {
            return;
        }

        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var column = measure.IsPerEvent ? MeasureSql.Column(measure, Statistic.Total, rows.Parameters) : MeasureSql.Columns(measure.Metric)[0];
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"{MeasureSql.Label(measure)} per {SayTime.Unit(bucket)}",
            $"SELECT count() AS buckets, avg(bucket_value) AS per_bucket_mean, min(bucket_value) AS per_bucket_min, max(bucket_value) AS per_bucket_max "
                + $"FROM (SELECT {DimensionSql.Expression(bucket)} AS bucket, {column.Sql} AS bucket_value {rows.From()} GROUP BY bucket)"));
        if (table.Number(0, "per_bucket_mean") is null)
        {
            return;
        }

        var unit = MeasureSql.UnitOf(measure);
        answer.Line(
            $"{MeasureSql.Label(measure)} per {SayTime.Unit(bucket)}: mean {answer.Figure(table, 0, "per_bucket_mean", unit)}, minimum {answer.Figure(table, 0, "per_bucket_min", unit)}, maximum {answer.Figure(table, 0, "per_bucket_max", unit)} "
                + $"({answer.Figure(table, 0, "buckets", Unit.None)} {SayTime.Plural(bucket)} with events).");
    }
}
