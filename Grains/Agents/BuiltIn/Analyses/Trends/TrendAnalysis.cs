using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Trends;

/// <summary>
/// The least-squares line of a figure over stretches of time, and whether it is more than chance: the t of the slope, with n − 2 degrees of freedom, is that of the
/// correlation coefficient (NIST/SEMATECH e-Handbook of Statistical Methods, 4.1.4 and 4.4).
/// </summary>
internal sealed class TrendAnalysis(IAnalysisQueries queries)
{
    private const int Fewest = 3;
    private const double LeastChangePercent = 1;

    /// <exception cref="Abstractions.Errors.NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<TrendResult> RunAsync(AnalysisScope scope, TrendRequest request)
    {
        var measure = MeasureNames.Followed(request.Measure);
        var run = await AnalysisRun.BeginAsync(queries, scope);
        if (run.Covered.IsEmpty)
        {
            return new TrendResult { Evidence = run.Evidence(), Measure = MeasureNames.Of(measure), Statistic = "", Bucket = request.Bucket, NotComputable = NotComputable.NoEvents };
        }

        var series = BucketSeries.Of(run, measure, request.Statistic, request.Bucket);
        var result = new TrendResult { Evidence = run.Evidence(), Measure = MeasureNames.Of(measure), Statistic = series.Label, Unit = series.Unit, Bucket = series.Bucket };
        if (series.IsEmpty)
        {
            return result with { NotComputable = NotComputable.TooFew(0, Fewest, $"whole {SayTime.Unit(series.Bucket)}") };
        }

        var rows = run.Rows();
        var from = series.From(rows);
        var table = await run.AskAsync(
            rows,
            $"The line through {MeasureNames.Of(measure)} per {SayTime.Unit(series.Bucket)}",
            "SELECT count(y) AS buckets, avg(x) AS mean_x, avg(y) AS mean_y, min(y) AS smallest, max(y) AS largest, max(x) AS last_x, covarPopStable(x, y) / varPopStable(x) AS slope_per_day, "
                + "varPopStable(y) AS variance, covarPopStable(x, y) / sqrt(varPopStable(x)) / sqrt(variance) AS r, mean_y - slope_per_day * mean_x AS intercept, min(x) AS first_x "
                + $"FROM (SELECT dateDiff('second', toDateTime({rows.Parameters.Instant(series.Begin)}, 'UTC'), bucket) / 86400 AS x, toNullable(y) AS y {from})");
        result = result with { Evidence = run.Evidence() };
        var buckets = table.Count(0, "buckets");
        return buckets < Fewest
            ? result with { NotComputable = buckets == 0 ? NotComputable.NoValues(result.Measure) : NotComputable.TooFew(buckets, Fewest, SayTime.Unit(series.Bucket)) }
            : Judge(result, table, buckets);
    }

    private static TrendResult Judge(TrendResult result, QueryTable table, long buckets)
    {
        var (mean, slope, intercept) = (table.Number(0, "mean_y"), table.Number(0, "slope_per_day"), table.Number(0, "intercept"));
        if (mean is null || slope is null || intercept is null || table.Number(0, "variance") is null)
        {
            return result with { NotComputable = NotComputable.OutOfRange };
        }

        var (first, last) = (table.Number(0, "first_x")!.Value, table.Number(0, "last_x")!.Value);
        var change = slope.Value * (last - first);
        var line = new TrendLine
        {
            Buckets = buckets,
            SlopePerDay = slope.Value,
            Start = intercept.Value + (slope.Value * first),
            End = intercept.Value + (slope.Value * last),
            ChangePercent = mean == 0 ? null : 100 * change / Math.Abs(mean.Value),
        };
        if (table.Number(0, "smallest") == table.Number(0, "largest"))
        {
            return result with { Line = line with { SlopePerDay = 0, Start = mean.Value, End = mean.Value, ChangePercent = 0 }, NotComputable = NotComputable.NoVariance(result.Measure) };
        }

        if (table.Number(0, "r") is not { } r)
        {
            return result with { NotComputable = NotComputable.OutOfRange };
        }

        r = Math.Clamp(r, -1, 1);
        line = line with { RSquared = r * r, T = Significance.TOfCorrelation(r, buckets), PValue = Significance.OfCorrelation(r, buckets) };
        return result with { Line = line, Direction = Direction(line) };
    }

    private static TrendDirection Direction(TrendLine line) =>
        line.PValue >= Significance.Level || Math.Abs(line.ChangePercent ?? double.PositiveInfinity) < LeastChangePercent ? TrendDirection.Flat
        : line.SlopePerDay > 0 ? TrendDirection.Up
        : TrendDirection.Down;
}
