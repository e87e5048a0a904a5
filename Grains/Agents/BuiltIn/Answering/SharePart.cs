using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what part of the events, or of their tokens or cost, has a property.</summary>
internal static class SharePart
{
    public static async Task TellAsync(Inquiry inquiry)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        var measure = question.Measures.FirstOrDefault(measure => measure.IsPerEvent);
        var rows = inquiry.Costed(RowScope.Of(RowFilter.None, question.Range));
        var condition = string.Join(" AND ", RowConditions.Of(question.Filter, rows.Parameters));
        var value = measure is null ? null : MeasureSql.Value(measure, rows.Parameters);
        var isErrors = question.Measures.Any(measure => measure.Metric == Metric.Errors);
        var (part, whole) = isErrors ? ($"countIf(is_error != 0 AND {condition})", "countIf(is_error != 0)") : value is null ? ($"countIf({condition})", "count()") : ($"sumIf({value}, {condition})", $"sum({value})");
        var table = await inquiry.Runner.RunAsync(rows.Query(
            "What part of the whole it is",
            $"SELECT {part} AS part, {whole} AS whole, 100 * part / nullIf(whole, 0) AS share_percent {rows.From()}"));
        var label = isErrors ? "errors" : measure is null ? "events" : MeasureSql.Label(measure);
        if (table.Number(0, "share_percent") is null)
        {
            answer.Line($"There is no share to tell: these events have no {label}.");
            return;
        }

        var unit = measure is null ? Unit.None : MeasureSql.UnitOf(measure);
        answer.Line($"Share: {answer.Figure(table, 0, "share_percent", Unit.Percent)} of the {label} ({answer.Figure(table, 0, "part", unit)} of {answer.Figure(table, 0, "whole", unit)}) are of {SayScope.Filter(question.Filter)}.");
    }
}
