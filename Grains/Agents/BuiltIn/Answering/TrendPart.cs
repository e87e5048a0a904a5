using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells how measures change: the second half of the time against the first, and the slope of a regression line.</summary>
internal static class TrendPart
{
    public static async Task TellAsync(Inquiry inquiry)
    {
        IReadOnlyList<Measure> measures = inquiry.Question.Measures.IsEmpty ? Defaults.Overall(inquiry.Scope) : inquiry.Question.Measures;
        if (FiguresPart.MayBePriced(inquiry, measures) && inquiry.Span > TimeSpan.Zero)
        {
            measures = FiguresPart.WithoutCost(measures);
            await PricedAsync(inquiry);
            if (measures.Count == 0)
            {
                return;
            }
        }

        await TellAsync(inquiry, measures);
        await TrendVerdict.TellAsync(inquiry, measures);
        var buckets = inquiry.Question.Groupings.Where(grouping => grouping.Bucket is not null).ToList();
        if (buckets.Count == 0 && inquiry.Question.Groupings.Length > 0)
        {
            inquiry.Answer.Note("The trend is of all these events together, not of each group by itself.");
        }

        if (buckets.Count > 0)
        {
            await BreakdownPart.TellAsync(
                inquiry,
                [.. measures],
                inquiry.Question.Statistics,
                [.. inquiry.Question.Groupings.Where(grouping => grouping.Dimension is not null).Take(1), Grouping.By(DimensionSql.Resolve(buckets[0].Bucket!.Value, inquiry.Span))]);
        }
    }

    // A cost that follows from tokens and prices: the halves side by side.
    private static Task PricedAsync(Inquiry inquiry)
    {
        var (first, last) = (inquiry.Scope.First, inquiry.Scope.Last.AddTicks(10));
        var middle = first + ((last - first) / 2);
        return ComparisonPart.TellAsync(inquiry with
        {
            Question = inquiry.Question with { Range = new TimeRange(middle, last, "the second half"), Baseline = new TimeRange(first, middle, "the first half"), Measures = [new Measure(Metric.Cost)] },
        });
    }

    public static async Task TellAsync(Inquiry inquiry, IReadOnlyList<Measure> measures)
    {
        if (inquiry.Span <= TimeSpan.Zero)
        {
            inquiry.Answer.Line("There is no trend to tell: all the events have the same time.");
            return;
        }

        var middle = inquiry.Scope.First + (inquiry.Span / 2);
        inquiry.Answer.Line($"First half of the time against the second, parted at {Say.Time(middle)} UTC:");
        foreach (var measure in measures.Select(Countable).Distinct())
        {
            foreach (var statistic in Statistics(measure, inquiry.Question))
            {
                await TellAsync(inquiry, measure, statistic, middle);
            }
        }
    }

    // The halves are equally long, so that what happens in them tells how the rate changes.
    private static Measure Countable(Measure measure) => measure.Metric switch
    {
        Metric.Throughput => new Measure(Metric.Events),
        Metric.TokenThroughput => new Measure(Metric.TotalTokens),
        _ => measure,
    };

    private static async Task TellAsync(Inquiry inquiry, Measure measure, Statistic statistic, DateTime middle)
    {
        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var split = rows.Parameters.Instant(middle);
        var (unit, microseconds) = inquiry.Span <= TimeSpan.FromHours(6) ? ("minute", "60000000") : inquiry.Span <= TimeSpan.FromDays(4) ? ("hour", "3600000000") : ("day", "86400000000");
        var value = measure.IsPerEvent ? MeasureSql.Value(measure, rows.Parameters) : null;
        var halves = $"{Half(measure.Metric, statistic, value, $"timestamp < {split}")} AS first_half, {Half(measure.Metric, statistic, value, $"timestamp >= {split}")} AS second_half";
        var slope = value is null || measure.IsAdditive && statistic == Statistic.Total
            ? ""
            : $", tupleElement(simpleLinearRegression(dateDiff('microsecond', {rows.Parameters.Instant(inquiry.Scope.First)}, timestamp) / {microseconds}, {value}), 1) AS slope_per_{unit}";
        var samples = value is null ? "count()" : $"count({value})";
        var label = value is null ? MeasureSql.Label(measure) : $"{MeasureSql.Column(measure, statistic, new SqlParameters()).Label} {MeasureSql.Label(measure)}";
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"How {label} changes",
            $"SELECT {samples} AS samples, {halves}, 100 * (second_half - first_half) / nullIf(first_half, 0) AS change_percent{slope} {rows.From()}"));
        var of = label;
        if (table.Count(0, "samples") == 0 || (table.Number(0, "first_half") is null && table.Number(0, "second_half") is null))
        {
            answer.Line($"- {label}: none of these events carries a value.");
            return;
        }

        var unitOf = MeasureSql.UnitOf(measure);
        var change = table.Number(0, "change_percent");
        answer.Keep($"samples[{of}]", table.Cell(0, "samples"));
        var words = change switch
        {
            null => "from",
            > 1 => "rose from",
            < -1 => "fell from",
            _ => "hardly changed, from",
        };
        var percent = change is null ? "" : $" ({(change > 0 ? "+" : "")}{answer.Figure(table, 0, "change_percent", Unit.Percent, of)})";
        var line = slope.Length == 0 || table.Number(0, $"slope_per_{unit}") is null ? "" : $"; the regression line goes {Direction(table.Number(0, $"slope_per_{unit}"))} by {answer.Figure(table, 0, $"slope_per_{unit}", unitOf, of).TrimStart('-')} per {unit}";
        answer.Line($"- {label} {words} {answer.Figure(table, 0, "first_half", unitOf, of)} to {answer.Figure(table, 0, "second_half", unitOf, of)}{percent}{line}.");
    }

    private static string Direction(double? slope) => slope < 0 ? "down" : "up";

    // Of what adds up, both how much there is and how much an event has.
    private static IReadOnlyList<Statistic> Statistics(Measure measure, Question question)
    {
        var asked = question.Statistics.Where(statistic => statistic.Kind is not StatisticKind.Deviation and not StatisticKind.Count).ToList();
        return asked.Count > 0 ? [asked[0]] : measure is { IsPerEvent: true, IsAdditive: true } ? [Statistic.Total, Statistic.Mean] : [Statistic.Mean];
    }

    private static string Half(Metric metric, Statistic statistic, string? value, string condition)
    {
        if (value is null)
        {
            return metric switch
            {
                Metric.Errors => $"countIf(is_error != 0 AND {condition})",
                Metric.ErrorRate => $"100 * countIf(is_error != 0 AND {condition}) / nullIf(countIf({condition}), 0)",
                Metric.SuccessRate => $"100 * countIf(is_error = 0 AND {condition}) / nullIf(countIf({condition}), 0)",
                Metric.CostPerThousandTokens => $"1000 * sumIf(cost_cents, tokens_input IS NOT NULL AND {condition}) / nullIf(sumIf(ifNull(tokens_input, 0) + ifNull(tokens_output, 0), cost_cents IS NOT NULL AND tokens_input IS NOT NULL AND {condition}), 0)",
                _ => $"countIf({condition})",
            };
        }

        // The deviation and the count of a half tell no trend of a value.
        return MeasureSql.Aggregate(statistic.Kind is StatisticKind.Deviation or StatisticKind.Count ? Statistic.Mean : statistic, $"if({condition}, {value}, NULL)");
    }
}
