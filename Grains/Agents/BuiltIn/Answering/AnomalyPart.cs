using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>
/// Tells values and times out of the ordinary by the modified z-score: 0.6745 · (x − median) / MAD beyond ±3.5 (Iglewicz and
/// Hoaglin, "How to Detect and Handle Outliers", 1993); with a MAD of 0 the mean absolute deviation times 1.253314 takes its place.
/// </summary>
internal static class AnomalyPart
{
    private const int FewestValues = 8;

    public static async Task TellAsync(Inquiry inquiry)
    {
        var asked = inquiry.Question.Measures;
        var perEvent = asked.IsEmpty ? Defaults.Present(inquiry.Scope).ToList() : [.. asked.Where(measure => measure.IsPerEvent)];
        foreach (var measure in perEvent)
        {
            await ValuesAsync(inquiry, measure);
        }

        var counted = asked.Where(measure => !measure.IsPerEvent).Select(measure => measure.Metric is Metric.Errors or Metric.ErrorRate or Metric.SuccessRate ? Metric.ErrorRate : Metric.Events).Distinct().ToList();
        if (asked.IsEmpty)
        {
            counted = inquiry.Scope.Errors > 0 ? [Metric.Events, Metric.ErrorRate] : [Metric.Events];
        }

        foreach (var metric in counted)
        {
            await UnusualTimes.TellAsync(inquiry, new Measure(metric));
        }

        foreach (var measure in perEvent.Where(measure => measure.Metric is Metric.Latency or Metric.Cost || asked.Contains(measure)))
        {
            await UnusualTimes.TellAsync(inquiry, measure);
        }

        inquiry.Answer.Note("Rule: a value counts as an anomaly when its modified z-score, 0.6745 × (value − median) / median absolute deviation, is beyond ±3.5 (with a deviation of 0: mean absolute deviation × 1.253314 instead).");
        if (inquiry.Question.Groupings.Any(grouping => grouping.Dimension is not null))
        {
            inquiry.Answer.Note("I judged all these events together, not each group by itself.");
        }
    }

    private static async Task ValuesAsync(Inquiry inquiry, Measure measure)
    {
        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var value = MeasureSql.Value(measure, rows.Parameters);
        var label = MeasureSql.Label(measure);
        var bounds = await inquiry.Runner.RunAsync(rows.Query($"What is ordinary for {label}", BoundsSql.Of(value, rows.From(), rows.From())));
        var values = bounds.Count(0, "values_seen");
        if (values < FewestValues)
        {
            answer.Line(values == 0 ? $"{Capital(label)}: none of these events carries a value." : $"{Capital(label)}: {Say.Count(values, "value")} are too few to judge.");
            return;
        }

        var unit = MeasureSql.UnitOf(measure);
        answer.Keep($"values_seen[{label}]", bounds.Cell(0, "values_seen"));
        if (bounds.Number(0, "reach") is not > 0)
        {
            answer.Line($"{Capital(label)}: no anomaly, all {Say.Count(values)} values are {answer.Figure(bounds, 0, "median_value", unit, label)}.");
            return;
        }

        rows = inquiry.Rows();
        value = MeasureSql.Value(measure, rows.Parameters);
        var (lower, upper) = (rows.Parameters.Number(bounds.Number(0, "lower_bound")!.Value), rows.Parameters.Number(bounds.Number(0, "upper_bound")!.Value));
        var outside = await inquiry.Runner.RunAsync(rows.Query(
            $"How many values of {label} are out of the ordinary",
            $"SELECT countIf(({value}) > {upper}) AS above, countIf(({value}) < {lower}) AS below, above + below AS outliers, 100 * outliers / nullIf(count({value}), 0) AS outlier_percent {rows.From()}"));
        var from = bounds.Number(0, "lower_bound") < 0 && measure.Metric != Metric.Custom ? "up" : answer.Figure(bounds, 0, "lower_bound", unit, label);
        var ordinary = $"ordinary is {from} to {answer.Figure(bounds, 0, "upper_bound", unit, label)} around a median of {answer.Figure(bounds, 0, "median_value", unit, label)}";
        if (outside.Count(0, "outliers") == 0)
        {
            answer.Keep($"outliers[{label}]", outside.Cell(0, "outliers"));
            answer.Line($"{Capital(label)}: no anomaly among {Say.Count(values)} values; {ordinary}.");
            return;
        }

        answer.Line($"{Capital(label)}: {answer.Figure(outside, 0, "outliers", Unit.None, label)} of {Say.Count(values)} values are anomalous ({answer.Figure(outside, 0, "outlier_percent", Unit.Percent, label)}): {answer.Figure(outside, 0, "above", Unit.None, label)} above and {answer.Figure(outside, 0, "below", Unit.None, label)} below; {ordinary}.");
        await ExamplesAsync(inquiry, measure, bounds.Number(0, "median_value")!.Value, bounds.Number(0, "lower_bound")!.Value, bounds.Number(0, "upper_bound")!.Value);
    }

    private static async Task ExamplesAsync(Inquiry inquiry, Measure measure, double median, double lower, double upper)
    {
        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var value = MeasureSql.Value(measure, rows.Parameters);
        var outside = $"(({value}) > {rows.Parameters.Number(upper)} OR ({value}) < {rows.Parameters.Number(lower)})";
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"The values of {MeasureSql.Label(measure)} farthest out",
            $"SELECT timestamp, workload_id, model, {value} AS outlier_value, is_error {rows.From(outside)} ORDER BY abs(outlier_value - {rows.Parameters.Number(median)}) DESC, timestamp, event_id LIMIT {rows.Parameters.Count(inquiry.Question.Top ?? 3)}"));
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var names = new[] { ("workload_id", "workload"), ("model", "model") }.Where(part => table.Text(row, part.Item1).Length > 0).Select(part => $", {part.Item2} {table.Text(row, part.Item1)}");
            answer.Line($"- {answer.Figure(table, row, "outlier_value", MeasureSql.UnitOf(measure), $"{MeasureSql.Label(measure)} {row + 1}")} at {Say.Time(table.Time(row, "timestamp"))} UTC{string.Concat(names)}{(table.Count(row, "is_error") != 0 ? ", an error" : "")}");
        }
    }

    private static string Capital(string text) => text.Contains('_', StringComparison.Ordinal) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
