using Netra.Client.Cli.Http;

namespace Netra.Client.Cli.Output;

/// <summary>A problem in a few lines for a person.</summary>
internal static class ProblemText
{
    private const int MaxExcerpt = 72;

    /// <summary>The text.</summary>
    /// <param name="problem">What was refused.</param>
    /// <param name="sql">The query that was sent, to show the place in it.</param>
    public static string Of(GatewayProblemException problem, string? sql = null)
    {
        var text = $"{problem.Code}: {problem.Message}";
        if (problem.Number("position") is { } position)
        {
            return sql is not null && position >= 0 && position <= sql.Length
                ? $"{text}\n{Pointed(sql, (int)position)}"
                : $"{text}\n  at position {position}";
        }

        var places = new[] { Place(problem, "line"), Place(problem, "row"), Column(problem) }.Where(place => place is not null).ToArray();
        return places.Length == 0 ? text : $"{text}\n  at {string.Join(", ", places)}";
    }

    private static string? Place(GatewayProblemException problem, string name) => problem.Number(name) is { } number ? $"{name} {number}" : null;

    private static string? Column(GatewayProblemException problem) => problem.Text("column") is { } column ? $"column '{column}'" : null;

    /// <summary>The line of the query with a caret below the place; a long line is cut on both sides.</summary>
    private static string Pointed(string sql, int position)
    {
        var start = position == 0 ? 0 : sql.LastIndexOf('\n', position - 1) + 1;
        var end = sql.IndexOf('\n', position);
        var line = sql[start..(end < 0 ? sql.Length : end)].Replace('\t', ' ').TrimEnd('\r');
        var column = Math.Min(position - start, line.Length);
        var from = Math.Max(0, Math.Min(column - (MaxExcerpt / 2), line.Length - MaxExcerpt));
        var to = Math.Min(line.Length, from + MaxExcerpt);
        var (before, after) = (from > 0 ? "…" : string.Empty, to < line.Length ? "…" : string.Empty);
        return $"  {before}{line[from..to]}{after}\n  {new string(' ', before.Length + column - from)}^";
    }
}
