using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>Measures and statistics as columns of a query.</summary>
internal static class MeasureSql
{
    private const string TotalTokens = "if(tokens_input IS NULL AND tokens_output IS NULL, NULL, ifNull(tokens_input, 0) + ifNull(tokens_output, 0))";
    private const string Seconds = "nullIf(dateDiff('microsecond', min(timestamp), max(timestamp)) / 1000000, 0)";

    /// <summary>How percentiles are defined, for whoever recomputes them.</summary>
    public const string PercentileDefinition =
        "quantileExactInclusive: exact, linear interpolation between neighbours (as NumPy's default and PERCENTILE.INC)";

    /// <summary>The value that an event carries, or NULL.</summary>
    public static string Value(Measure measure, SqlParameters parameters)
    {
        switch (measure.Metric)
        {
            case Metric.Latency:
                return "latency_ms";
            case Metric.InputTokens:
                return "tokens_input";
            case Metric.OutputTokens:
                return "tokens_output";
            case Metric.TotalTokens:
                return TotalTokens;
            case Metric.Cost:
                return "cost_cents";
            case Metric.RecordedThroughput:
                return "throughput";
            case Metric.Custom:
                var key = parameters.Text(measure.Key!);
                return $"if(mapContains(metrics, {key}), metrics[{key}], NULL)";
            default:
                throw new ArgumentOutOfRangeException(nameof(measure));
        }
    }

    public static string Label(Measure measure) => measure.Metric switch
    {
        Metric.Events => "events",
        Metric.Errors => "errors",
        Metric.ErrorRate => "error rate",
        Metric.SuccessRate => "success rate",
        Metric.Latency => "latency",
        Metric.InputTokens => "input tokens",
        Metric.OutputTokens => "output tokens",
        Metric.TotalTokens => "tokens (input and output)",
        Metric.Cost => "cost",
        Metric.CostPerThousandTokens => "cost per 1,000 tokens",
        Metric.Throughput => "throughput",
        Metric.TokenThroughput => "token throughput",
        Metric.RecordedThroughput => "recorded throughput",
        _ => measure.Key!,
    };

    public static Unit UnitOf(Measure measure) => measure.Metric switch
    {
        Metric.Latency => Unit.Milliseconds,
        Metric.Cost or Metric.CostPerThousandTokens => Unit.Cents,
        Metric.ErrorRate or Metric.SuccessRate => Unit.Percent,
        Metric.Throughput or Metric.TokenThroughput => Unit.PerSecond,
        _ => Unit.None,
    };

    /// <summary>A statistic of a value that events carry, as a column.</summary>
    public static FigureColumn Column(Measure measure, Statistic statistic, SqlParameters parameters, int place = 0)
    {
        var value = Value(measure, parameters);
        var prefix = Prefix(measure, place);
        var sql = Aggregate(statistic, value);
        var name = statistic.Level == 50 ? "median" : "p" + statistic.Level.ToString("0.###", CultureInfo.InvariantCulture);
        var unit = UnitOf(measure);
        return statistic.Kind switch
        {
            StatisticKind.Mean => new($"{prefix}_mean", sql, "mean", unit),
            StatisticKind.Percentile => new($"{prefix}_{name.Replace('.', '_')}", sql, name, unit),
            StatisticKind.Minimum => new($"{prefix}_min", sql, "minimum", unit),
            StatisticKind.Maximum => new($"{prefix}_max", sql, "maximum", unit),
            StatisticKind.Total => new($"{prefix}_total", sql, "total", unit),
            StatisticKind.Deviation => new($"{prefix}_stddev", sql, "standard deviation", unit),
            _ => new($"{prefix}_values", sql, "values", Unit.None),
        };
    }

    /// <summary>A statistic of an expression.</summary>
    public static string Aggregate(Statistic statistic, string value) => statistic.Kind switch
    {
        StatisticKind.Mean => $"avg({value})",
        StatisticKind.Percentile => $"quantileExactInclusive({(statistic.Level / 100).ToString("0.######", CultureInfo.InvariantCulture)})({value})",
        StatisticKind.Minimum => $"min({value})",
        StatisticKind.Maximum => $"max({value})",
        StatisticKind.Total => $"sum({value})",
        StatisticKind.Deviation => $"stddevSamp({value})",
        _ => $"count({value})",
    };

    /// <summary>The figures of a measure that is no value of single events.</summary>
    public static IReadOnlyList<FigureColumn> Columns(Metric metric) => metric switch
    {
        Metric.Events => [new("events", "count()", "events", Unit.None)],
        Metric.Errors => [new("errors", "countIf(is_error != 0)", "errors", Unit.None), new("error_rate_percent", "100 * countIf(is_error != 0) / count()", "error rate", Unit.Percent)],
        Metric.ErrorRate => [new("error_rate_percent", "100 * countIf(is_error != 0) / count()", "error rate", Unit.Percent), new("errors", "countIf(is_error != 0)", "errors", Unit.None)],
        Metric.SuccessRate => [new("success_rate_percent", "100 * countIf(is_error = 0) / count()", "success rate", Unit.Percent), new("successes", "countIf(is_error = 0)", "events without error", Unit.None)],
        Metric.CostPerThousandTokens =>
        [
            new(
                "cost_cents_per_1000_tokens",
                $"1000 * sumIf(cost_cents, ({TotalTokens}) IS NOT NULL) / nullIf(sumIf({TotalTokens}, cost_cents IS NOT NULL), 0)",
                "cost per 1,000 tokens",
                Unit.Cents),
        ],
        Metric.Throughput =>
        [
            new("events_per_second", $"count() / {Seconds}", "events per second", Unit.PerSecond),
            new("events_per_minute", $"60 * count() / {Seconds}", "events per minute", Unit.PerMinute),
        ],
        Metric.TokenThroughput =>
        [
            new("tokens_per_second", $"sum({TotalTokens}) / {Seconds}", "tokens per second", Unit.PerSecond),
            new("tokens_per_minute", $"60 * sum({TotalTokens}) / {Seconds}", "tokens per minute", Unit.PerMinute),
        ],
        _ => [],
    };

    private static string Prefix(Measure measure, int place) => measure.Metric switch
    {
        Metric.Latency => "latency_ms",
        Metric.InputTokens => "tokens_input",
        Metric.OutputTokens => "tokens_output",
        Metric.TotalTokens => "tokens",
        Metric.Cost => "cost_cents",
        Metric.RecordedThroughput => "recorded_throughput",
        _ => "metric" + place.ToString(CultureInfo.InvariantCulture),
    };
}
