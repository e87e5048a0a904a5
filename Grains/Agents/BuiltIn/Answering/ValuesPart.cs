using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells which workloads, models or types there are.</summary>
internal static class ValuesPart
{
    private const int Most = 50;

    public static async Task TellAsync(Inquiry inquiry)
    {
        foreach (var dimension in inquiry.Question.Groupings.Where(grouping => grouping.Dimension is not null).Select(grouping => grouping.Dimension!))
        {
            await TellAsync(inquiry, dimension);
        }
    }

    private static async Task TellAsync(Inquiry inquiry, Dimension dimension)
    {
        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var name = DimensionSql.Expression(dimension, rows.Parameters);
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"The {dimension.Plural} there are",
            $"SELECT {name} AS name, count() AS events, (SELECT uniqExact({name}) {rows.From($"{name} != ''")}) AS names {rows.From($"{name} != ''")} GROUP BY name ORDER BY events DESC, name LIMIT {rows.Parameters.Count(Most)}"));
        if (table.Rows.Length == 0)
        {
            answer.Line($"Your events name no {dimension.Label}.");
            return;
        }

        var names = table.Count(0, "names");
        answer.Keep($"distinct[{dimension.Label}]", table.Cell(0, "names"));
        var listed = Enumerable.Range(0, table.Rows.Length).Select(row => $"{table.Text(row, "name")} ({answer.Figure(table, row, "events", Unit.None, table.Text(row, "name"))} {(table.Count(row, "events") == 1 ? "event" : "events")})");
        answer.Line($"{(names == 1 ? $"There is 1 {dimension.Label}" : $"There are {Say.Count(names)} {dimension.Plural}")}: {string.Join(", ", listed)}{(names > Most ? ", and more" : "")}.");
    }
}
