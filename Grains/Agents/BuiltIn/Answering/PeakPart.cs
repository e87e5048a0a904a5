using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells when most, or least, happens.</summary>
internal static class PeakPart
{
    public static async Task TellAsync(Inquiry inquiry)
    {
        var asked = inquiry.Question.Groupings.Where(grouping => grouping.Bucket is not null).Select(grouping => grouping.Bucket!.Value).FirstOrDefault(Bucket.Auto);
        var bucket = asked != Bucket.Auto ? asked : inquiry.Span >= TimeSpan.FromHours(3) ? Bucket.Hour : Bucket.Minute;
        var measure = inquiry.Question.Measures.FirstOrDefault(measure => measure.Metric != Metric.Throughput) ?? new Measure(Metric.Events);
        await TellAsync(inquiry, measure, bucket);
        if (bucket == Bucket.Hour && inquiry.Span >= TimeSpan.FromDays(2))
        {
            await TellAsync(inquiry, measure, Bucket.HourOfDay);
        }
    }

    public static async Task TellAsync(Inquiry inquiry, Measure measure, Bucket bucket)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        var rows = inquiry.Rows();
        var column = Column(measure, question, rows);
        var isLeast = question.Ordering == Ordering.Least;
        var label = measure.IsPerEvent ? $"{column.Label} {MeasureSql.Label(measure)}" : column.Alias == "events" ? "number of events" : column.Label;
        var select = column.Alias == "events" ? column.Selected : $"{column.Selected}, count() AS events";
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"The {SayTime.Unit(bucket)} with the {(isLeast ? "lowest" : "highest")} {label}",
            $"SELECT {DimensionSql.Expression(bucket)} AS bucket, {select} {rows.From()} GROUP BY bucket ORDER BY {column.Alias} {(isLeast ? "ASC" : "DESC")} NULLS LAST, bucket LIMIT {rows.Parameters.Count(Math.Max(question.Top ?? 1, 3))}"));
        if (table.Rows.Length == 0 || table.Number(0, column.Alias) is null)
        {
            answer.Line($"No value for {label}: none of these events carries one.");
            return;
        }

        var name = SayTime.Begin(bucket, table.Text(0, "bucket"));
        answer.Line($"The {SayTime.Unit(bucket)} with the {(isLeast ? "lowest" : "highest")} {label} is {name}{Zone(bucket)}, with {answer.Figure(table, 0, column, name)}{Events(answer, table, 0, column, name)}.");
        if (table.Rows.Length > 1)
        {
            var next = Enumerable.Range(1, table.Rows.Length - 1).Where(row => table.Number(row, column.Alias) is not null)
                .Select(row => (Row: row, Name: SayTime.Begin(bucket, table.Text(row, "bucket"))))
                .Select(other => $"{other.Name} with {answer.Figure(table, other.Row, column, other.Name)}").ToList();
            answer.Line($"Next: {Say.List(next)}.");
        }

        if (isLeast)
        {
            answer.Note($"{char.ToUpperInvariant(SayTime.Plural(bucket)[0])}{SayTime.Plural(bucket)[1..]} without any event are not counted.");
        }
    }

    private static string Events(Answer answer, QueryTable table, int row, FigureColumn column, string of) =>
        column.Alias == "events" ? $" {EventsOf(table, row)}" : $" ({answer.Figure(table, row, "events", Unit.None, of)} {EventsOf(table, row)})";

    private static string EventsOf(QueryTable table, int row) => table.Count(row, "events") == 1 ? "event" : "events";

    private static FigureColumn Column(Measure measure, Question question, RowScope rows)
    {
        if (!measure.IsPerEvent)
        {
            return MeasureSql.Columns(measure.Metric)[0];
        }

        var statistic = question.Statistics.FirstOrDefault(statistic => statistic.Kind is not (StatisticKind.Maximum or StatisticKind.Minimum), measure.IsAdditive ? Statistic.Total : Statistic.Mean);
        return MeasureSql.Column(measure, statistic, rows.Parameters);
    }

    private static string Zone(Bucket bucket) => bucket is Bucket.Second or Bucket.Minute or Bucket.FiveMinutes or Bucket.Hour or Bucket.HourOfDay ? " UTC" : "";
}
