using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells where errors come from.</summary>
internal static class ErrorSources
{
    private static readonly DimensionKind[] Kinds = [DimensionKind.Workload, DimensionKind.Model, DimensionKind.EventType, DimensionKind.Category];

    public static async Task TellAsync(Inquiry inquiry)
    {
        foreach (var kind in Kinds.Where(kind => inquiry.All.Of(kind).Take(2).Count() > 1 && !inquiry.Question.Filter.Values.Any(filter => filter.Dimension.Kind == kind)))
        {
            await TellAsync(inquiry, new Dimension(kind));
        }
    }

    private static async Task TellAsync(Inquiry inquiry, Dimension dimension)
    {
        var rows = inquiry.Rows();
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"Errors by {dimension.Label}",
            $"SELECT {DimensionSql.Expression(dimension, rows.Parameters)} AS name, countIf(is_error != 0) AS errors, count() AS events, 100 * errors / events AS error_rate_percent {rows.From()} "
                + "GROUP BY name HAVING errors > 0 ORDER BY errors DESC, name LIMIT 5"));
        var parts = Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            var name = table.Text(row, "name");
            return $"{Say.Name(name)} {inquiry.Answer.Figure(table, row, "errors", Unit.None, name)} of {inquiry.Answer.Figure(table, row, "events", Unit.None, name)} ({inquiry.Answer.Figure(table, row, "error_rate_percent", Unit.Percent, name)})";
        });
        inquiry.Answer.Line($"- by {dimension.Label}: {string.Join(", ", parts)}");
    }
}
