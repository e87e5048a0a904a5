using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;

/// <summary>
/// How far the hour of the day and the day of the week explain what differs: one-way analysis of variance, strength = η² = SS_between / SS_total, with the F test
/// (NIST/SEMATECH e-Handbook of Statistical Methods, 7.4.3). Judged only when at least two cycles are covered.
/// </summary>
internal sealed class SeasonalityAnalysis(IAnalysisQueries queries)
{
    private const int MostHours = 200_000;

    /// <exception cref="Abstractions.Errors.NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<SeasonalityResult> RunAsync(AnalysisScope scope, SeasonalityRequest request)
    {
        var measure = request.Measure.Metric == Metric.Events ? request.Measure : MeasureNames.Valued(request.Measure);
        var run = await AnalysisRun.BeginAsync(queries, scope);
        var result = new SeasonalityResult { Evidence = run.Evidence(), Measure = MeasureNames.Of(measure), Unit = MeasureSql.UnitOf(measure) };
        if (run.Covered.IsEmpty)
        {
            return result with { HourOfDay = new Season { NotComputable = NotComputable.NoEvents }, Weekday = new Season { NotComputable = NotComputable.NoEvents } };
        }

        var hours = await JudgeAsync(run, measure, TimeSpan.FromDays(1), "day", Bucket.Hour, "toHour");
        var weekdays = await JudgeAsync(run, measure, TimeSpan.FromDays(7), "week", Bucket.Day, "toDayOfWeek");
        return result with { Evidence = run.Evidence(), HourOfDay = hours, Weekday = weekdays };
    }

    private static async Task<Season> JudgeAsync(AnalysisRun run, Measure measure, TimeSpan cycle, string name, Bucket bucket, string slot)
    {
        if (run.Span < 2 * cycle)
        {
            return new Season { NotComputable = new(NotComputableReason.TooShort, $"the events cover less than two {name}s") };
        }

        var rows = run.Rows();
        var source = measure.Metric == Metric.Events
            ? $"SELECT {slot}(bucket) AS slot, toNullable(y) AS v {BucketSeries.Of(run, measure, Statistic.Count, bucket, MostHours).From(rows)}"
            : $"SELECT {slot}(timestamp) AS slot, {ValueSql.Of(measure, rows.Parameters)} AS v {rows.From()}";
        var table = await run.AskAsync(
            rows,
            $"{MeasureNames.Of(measure)} by place in the {name}",
            "SELECT slot, slot_values, slot_mean, grand_mean, sum(slot_values * pow(slot_mean - grand_mean, 2)) OVER () AS ss_between, sum(slot_values * slot_variance) OVER () AS ss_within, "
                + "sum(slot_values) OVER () AS all_values "
                + "FROM (SELECT slot, slot_values, slot_mean, slot_variance, sum(slot_values * slot_mean) OVER () / sum(slot_values) OVER () AS grand_mean "
                + $"FROM (SELECT slot, count(v) AS slot_values, avg(v) AS slot_mean, varPopStable(v) AS slot_variance FROM ({source}) GROUP BY slot HAVING slot_values > 0)) ORDER BY slot");
        return table.Rows.Length == 0 ? new Season { NotComputable = NotComputable.NoValues(MeasureNames.Of(measure)) } : Read(table, MeasureNames.Of(measure));
    }

    private static Season Read(QueryTable table, string measure)
    {
        var (between, within, grand) = (table.Number(0, "ss_between"), table.Number(0, "ss_within"), table.Number(0, "grand_mean"));
        if (between is null || within is null || grand is null)
        {
            return new Season { NotComputable = NotComputable.OutOfRange };
        }

        var slots = Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            var mean = table.Number(row, "slot_mean")!.Value;
            return new SeasonSlot((int)table.Count(row, "slot"), table.Count(row, "slot_values"), mean, grand == 0 ? null : mean / grand);
        }).ToList();
        var (groups, values) = (slots.Count, table.Count(0, "all_values"));
        var season = new Season { Slots = [.. slots] };
        if (groups < 2 || values <= groups)
        {
            return season with { NotComputable = NotComputable.TooFew(values, groups < 2 ? 2 : groups + 1, "value") };
        }

        if (between + within <= 0)
        {
            return season with { NotComputable = NotComputable.NoVariance(measure) };
        }

        var f = within > 0 ? between.Value / (groups - 1) / (within.Value / (values - groups)) : double.PositiveInfinity;
        return season with
        {
            Strength = between / (between + within),
            PValue = double.IsFinite(f) ? Significance.OfF(f, groups - 1, values - groups) : 0,
            High = slots.MaxBy(slot => slot.Mean)!.Slot,
            Low = slots.MinBy(slot => slot.Mean)!.Slot,
        };
    }
}
