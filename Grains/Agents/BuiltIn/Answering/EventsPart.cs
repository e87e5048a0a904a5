using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells single events at one end of an order.</summary>
internal static class EventsPart
{
    private const string Columns = "timestamp, workload_id, model, event_type, latency_ms, tokens_input, tokens_output, cost_cents, is_error";

    public static async Task TellAsync(Inquiry inquiry)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        var top = question.Top ?? 5;
        var rows = inquiry.Rows();
        var measure = question.Ordering == Ordering.None ? null : question.Measures.FirstOrDefault(measure => measure.IsPerEvent);
        QueryTable table;
        if (measure is null)
        {
            var order = question.Filter.Edge is { Newest: false } ? "ASC" : "DESC";
            table = await inquiry.Runner.RunAsync(rows.Query("Events at an end of time", $"SELECT {Columns} {rows.From()} ORDER BY timestamp {order}, event_id {order} LIMIT {rows.Parameters.Count(top)}"));
            answer.Line($"The {(order == "ASC" ? "first" : "latest")} {Say.Count(table.Rows.Length, "event")}:");
        }
        else
        {
            var order = question.Ordering == Ordering.Most ? "DESC" : "ASC";
            table = await RankedAsync(inquiry, measure, $"ORDER BY ranked_value {order}, timestamp, event_id LIMIT {rows.Parameters.Count(top)}", rows);
            if (table.Rows.Length == 0)
            {
                var present = Defaults.Present(inquiry.Scope).Select(MeasureSql.Label).ToList();
                answer.Line($"No value for {MeasureSql.Label(measure)}: none of the {Say.Count(inquiry.Scope.Events, "event")} carries one.{(present.Count > 0 ? $" They carry {Say.List(present)}." : "")}");
                return;
            }

            answer.Line(table.Rows.Length == 1
                ? $"The event with the {(order == "DESC" ? "highest" : "lowest")} {MeasureSql.Label(measure)}: {answer.Figure(table, 0, "ranked_value", MeasureSql.UnitOf(measure))}."
                : $"The {Say.Count(table.Rows.Length)} events with the {(order == "DESC" ? "highest" : "lowest")} {MeasureSql.Label(measure)}, from {answer.Figure(table, 0, "ranked_value", MeasureSql.UnitOf(measure))} to {answer.Figure(table, table.Rows.Length - 1, "ranked_value", MeasureSql.UnitOf(measure))}:");
        }

        for (var row = 0; row < Math.Min(table.Rows.Length, 20); row++)
        {
            answer.Line($"- {Describe(answer, table, row, measure)}");
        }

        if (table.Rows.Length > 20)
        {
            answer.Line($"- and {Say.Count(table.Rows.Length - 20)} more, in the data of this answer.");
        }
    }

    private static async Task<QueryTable> RankedAsync(Inquiry inquiry, Measure measure, string order, RowScope rows)
    {
        var purpose = $"Events by {MeasureSql.Label(measure)}";
        if (measure.Metric != Metric.Cost || !FiguresPart.MayBePriced(inquiry, [measure]))
        {
            var value = MeasureSql.Value(measure, rows.Parameters);
            return await inquiry.Runner.RunAsync(rows.Query(purpose, $"SELECT {Columns}, {value} AS ranked_value {rows.From($"({value}) IS NOT NULL")} {order}"));
        }

        // No event records a cost, but tokens and prices tell.
        var priced = await PricedRows.ReadAsync(await AnalysisRun.BeginAsync(inquiry.Runner, inquiry.Analysed), inquiry.Prices);
        var from = priced.From(rows, ", event_type, latency_ms, tokens_input, tokens_output, is_error");
        var table = await inquiry.Runner.RunAsync(rows.Query(
            purpose,
            $"SELECT timestamp, workload AS workload_id, model_name AS model, event_type, latency_ms, tokens_input, tokens_output, cost AS cost_cents, is_error, cost AS ranked_value {from} WHERE cost IS NOT NULL {order}"));
        if (table.Rows.Length > 0)
        {
            inquiry.Answer.Note("These events record no cost; it is that of their tokens at the price of their model.");
        }

        return table;
    }

    private static string Describe(Answer answer, QueryTable table, int row, Measure? measure)
    {
        var parts = new List<string> { Say.Time(table.Time(row, "timestamp")) + " UTC" };
        foreach (var (column, label) in new[] { ("workload_id", "workload"), ("model", "model"), ("event_type", "type") })
        {
            if (table.Text(row, column) is { Length: > 0 } name)
            {
                parts.Add($"{label} {name}");
            }
        }

        var of = row.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (column, label, unit) in new[] { ("latency_ms", "latency", Unit.Milliseconds), ("tokens_input", "input tokens", Unit.None), ("tokens_output", "output tokens", Unit.None), ("cost_cents", "cost", Unit.Cents) })
        {
            if (table.Number(row, column) is not null)
            {
                parts.Add($"{label} {answer.Figure(table, row, column, unit, of)}");
            }
        }

        if (measure is { Metric: Metric.Custom or Metric.RecordedThroughput })
        {
            parts.Add($"{MeasureSql.Label(measure)} {answer.Figure(table, row, "ranked_value", Unit.None, of)}");
        }

        if (table.Count(row, "is_error") != 0)
        {
            parts.Add("an error");
        }

        return string.Join(", ", parts);
    }
}
