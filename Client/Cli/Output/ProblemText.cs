using Netra.Client.Cli.Http;

namespace Netra.Client.Cli.Output;

/// <summary>A problem in one or two lines for a person.</summary>
internal static class ProblemText
{
    /// <summary>The text.</summary>
    public static string Of(GatewayProblemException problem)
    {
        var where = new List<string>();
        foreach (var name in new[] { "line", "row", "position" })
        {
            if (problem.Number(name) is { } number)
            {
                where.Add($"{name} {number}");
            }
        }

        if ((string?)problem.Problem["column"] is { } column)
        {
            where.Add($"column '{column}'");
        }

        return where.Count == 0 ? $"{problem.Code}: {problem.Message}" : $"{problem.Code}: {problem.Message}\n  at {string.Join(", ", where)}";
    }
}
