using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>Counts single values out of the ordinary, by the methods that know no time.</summary>
internal static class ValueSearch
{
    public static async Task<List<ValueOutliers>> RunAsync(AnalysisRun run, Measure measure, IEnumerable<AnomalyMethod> methods)
    {
        var name = MeasureNames.Of(measure);
        var rows = run.Rows();
        var summary = SpreadSummary.Read(await run.AskAsync(rows, $"What is usual for {name} of an event", SpreadSummary.Sql("v", Source(rows, measure))));
        rows = run.Rows();
        var counts = new List<string>();
        var found = new List<ValueOutliers>();
        foreach (var method in methods.Where(method => method != AnomalyMethod.RollingBaseline))
        {
            var usual = summary.Of(method, name, "value");
            found.Add(new ValueOutliers(method, usual.Why is null ? usual.Lower : null, usual.Why is null ? usual.Upper : null, summary.Values, 0, 0, usual.Why));
            if (usual.Why is null)
            {
                counts.Add($"countIf(v < {rows.Parameters.Number(usual.Lower)}) AS below_{method}, countIf(v > {rows.Parameters.Number(usual.Upper)}) AS above_{method}");
            }
        }

        if (counts.Count == 0)
        {
            return found;
        }

        var table = await run.AskAsync(rows, $"Values of {name} out of the ordinary", $"SELECT {string.Join(", ", counts)} {Source(rows, measure)}");
        return [.. found.Select(outliers => outliers.NotComputable is null
            ? outliers with { Below = table.Count(0, $"below_{outliers.Method}"), Above = table.Count(0, $"above_{outliers.Method}") }
            : outliers)];
    }

    private static string Source(RowScope rows, Measure measure) => $"FROM (SELECT {ValueSql.Of(measure, rows.Parameters)} AS v {rows.From()})";
}
