using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Correlation;

/// <summary>
/// Pearson's r and Spearman's ρ of two values that single events carry, with the two-sided p-value of t = r·√((n − 2) / (1 − r²)) (Student's t, n − 2 degrees of
/// freedom; for ρ an approximation that is good from about 10 samples on. Kendall and Stuart, "The Advanced Theory of Statistics", vol. 2, ch. 26 and 31).
/// </summary>
internal sealed class CorrelationAnalysis(IAnalysisQueries queries)
{
    private const int Fewest = 3;

    /// <summary>Ranking sorts all samples in memory.</summary>
    private const int MostRanked = 2_000_000;

    /// <exception cref="Abstractions.Errors.NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<CorrelationResult> RunAsync(AnalysisScope scope, CorrelationRequest request)
    {
        var (first, second) = (MeasureNames.Valued(request.First), MeasureNames.Valued(request.Second));
        var run = await AnalysisRun.BeginAsync(queries, scope);
        if (run.Covered.IsEmpty)
        {
            return Refused(run, first, second, 0, NotComputable.NoEvents);
        }

        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            $"{MeasureNames.Of(first)} against {MeasureNames.Of(second)}",
            "SELECT count() AS samples, corrStable(x, y) AS pearson, varPopStable(x) AS variance_x, varPopStable(y) AS variance_y, min(x) = max(x) AS constant_x, min(y) = max(y) AS constant_y "
                + $"FROM ({Pairs(rows, first, second)})");
        var samples = table.Count(0, "samples");
        var why = samples < Fewest ? NotComputable.TooFew(samples, Fewest, "event that carries both values", "events that carry both values")
            : IsTrue(table, "constant_x") ? NotComputable.NoVariance(MeasureNames.Of(first))
            : IsTrue(table, "constant_y") ? NotComputable.NoVariance(MeasureNames.Of(second))
            : null;
        if (why is not null)
        {
            return Refused(run, first, second, samples, why);
        }

        // The engine's coefficient is 0, not infinite, when the sums in it overflow.
        var isFinite = table.Number(0, "variance_x") is not null && table.Number(0, "variance_y") is not null;
        var pearson = isFinite ? Of(table.Number(0, "pearson"), samples) : new Coefficient(null, null, NotComputable.OutOfRange);
        var spearman = await SpearmanAsync(run, first, second, samples);
        return Result(run, first, second, samples, pearson, spearman);
    }

    private static async Task<Coefficient> SpearmanAsync(AnalysisRun run, Measure first, Measure second, long samples)
    {
        if (samples > MostRanked)
        {
            return new Coefficient(null, null, new(NotComputableReason.TooMany, $"ranks are computed of at most {Wording.Say.Count(MostRanked)} events; narrow the time range"));
        }

        // The engine's rankCorr takes no account of ties, and token counts have many.
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            $"Ranks of {MeasureNames.Of(first)} against ranks of {MeasureNames.Of(second)}",
            "SELECT corrStable(rank_x, rank_y) AS spearman FROM (SELECT rank() OVER (ORDER BY x) + (count() OVER (PARTITION BY x) - 1) / 2 AS rank_x, "
                + $"rank() OVER (ORDER BY y) + (count() OVER (PARTITION BY y) - 1) / 2 AS rank_y FROM ({Pairs(rows, first, second)}))");
        return Of(table.Number(0, "spearman"), samples);
    }

    private static string Pairs(Planning.RowScope rows, Measure first, Measure second) =>
        $"SELECT * FROM (SELECT {ValueSql.Of(first, rows.Parameters)} AS x, {ValueSql.Of(second, rows.Parameters)} AS y {rows.From()}) WHERE x IS NOT NULL AND y IS NOT NULL";

    private static bool IsTrue(Results.QueryTable table, string column) => table.Cell(0, column) is { ValueKind: System.Text.Json.JsonValueKind.Number } cell ? cell.GetInt32() == 1 : table.Text(0, column) == "True";

    private static Coefficient Of(double? r, long samples)
    {
        if (r is not { } value)
        {
            return new Coefficient(null, null, NotComputable.OutOfRange);
        }

        value = Math.Clamp(value, -1, 1);
        return new Coefficient(value, Significance.OfCorrelation(value, samples));
    }

    private static CorrelationResult Refused(AnalysisRun run, Measure first, Measure second, long samples, NotComputable why) =>
        Result(run, first, second, samples, new Coefficient(null, null, why), new Coefficient(null, null, why));

    private static CorrelationResult Result(AnalysisRun run, Measure first, Measure second, long samples, Coefficient pearson, Coefficient spearman) => new()
    {
        Evidence = run.Evidence(),
        First = MeasureNames.Of(first),
        Second = MeasureNames.Of(second),
        Samples = samples,
        Pearson = pearson,
        Spearman = spearman,
    };
}
