using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells statistics of measures, without groups.</summary>
internal static class FiguresPart
{
    public static Task TellAsync(Inquiry inquiry) => TellAsync(inquiry, inquiry.Question.Measures, inquiry.Question.Statistics);

    public static async Task TellAsync(Inquiry inquiry, IReadOnlyList<Measure> measures, IReadOnlyList<Statistic> statistics, bool withSources = true)
    {
        if (await IsPricedAsync(inquiry, measures))
        {
            measures = WithoutCost(measures);
            if (measures.Count == 0)
            {
                return;
            }
        }

        var rows = inquiry.Rows();
        var sets = WithParts(measures, statistics).Select((measure, place) =>
            FigureSet.Of(measure, Fitting(measure, statistics), rows.Parameters, place)).ToList();
        var table = await inquiry.Runner.RunAsync(rows.Query(
            "Figures of " + Say.List([.. sets.Select(set => MeasureSql.Label(set.Measure))]),
            $"SELECT {FigureSet.Select(sets)} {rows.From()}"));
        foreach (var set in sets)
        {
            inquiry.Answer.Line(Sentence(inquiry, table, set));
        }

        if (withSources && measures.Any(measure => measure.Metric is Metric.Errors) && inquiry.Scope.Errors > 0)
        {
            await ErrorSources.TellAsync(inquiry);
        }
    }

    /// <summary>Tells costs that no event records where they follow from tokens and prices; whether they do.</summary>
    public static async Task<bool> IsPricedAsync(Inquiry inquiry, IReadOnlyList<Measure> measures, DimensionKind? by = null) =>
        MayBePriced(inquiry, measures) && (await CostPart.TellAsync(inquiry, by)).NotComputable is null;

    /// <summary>Whether costs are asked for that no event records, and that may follow from tokens and prices.</summary>
    public static bool MayBePriced(Inquiry inquiry, IReadOnlyList<Measure> measures) => measures.Any(IsCost) && !inquiry.Scope.Has(Metric.Cost) && inquiry.Scope.Has(Metric.TotalTokens);

    /// <summary>The others.</summary>
    public static IReadOnlyList<Measure> WithoutCost(IReadOnlyList<Measure> measures) => [.. measures.Where(measure => !IsCost(measure))];

    private static bool IsCost(Measure measure) => measure.Metric is Metric.Cost or Metric.CostPerThousandTokens;

    // A total of tokens is worth its two parts.
    private static IEnumerable<Measure> WithParts(IReadOnlyList<Measure> measures, IReadOnlyList<Statistic> statistics)
    {
        foreach (var measure in measures)
        {
            yield return measure;
            if (measure.Metric == Metric.TotalTokens && !measures.Any(other => other.Metric is Metric.InputTokens or Metric.OutputTokens) && !statistics.Any(statistic => statistic.Kind == StatisticKind.Percentile))
            {
                yield return new Measure(Metric.InputTokens);
                yield return new Measure(Metric.OutputTokens);
            }

            if (measure.Metric == Metric.Cost && !measures.Any(other => other.Metric == Metric.CostPerThousandTokens) && statistics.Count == 0)
            {
                yield return new Measure(Metric.CostPerThousandTokens);
            }
        }
    }

    // The sum of latencies is asked for by nobody who asks for a total of tokens beside it.
    private static IReadOnlyList<Statistic> Fitting(Measure measure, IReadOnlyList<Statistic> asked)
    {
        var fitting = asked.Where(statistic => statistic.Kind != StatisticKind.Total || measure.IsAdditive || asked.Count == 1).ToList();
        return fitting.Count > 0 ? fitting : Defaults.Alone(measure);
    }

    private static string Sentence(Inquiry inquiry, QueryTable table, FigureSet set)
    {
        var answer = inquiry.Answer;
        var events = table.Count(0, "events");
        answer.Keep("events", table.Cell(0, "events"));
        var label = MeasureSql.Label(set.Measure);
        if (set.Samples is { } samples)
        {
            var carrying = table.Count(0, samples.Alias);
            answer.Keep(samples.Alias, table.Cell(0, samples.Alias));
            return carrying == 0
                ? $"No value for {label}: none of the {Say.Count(events, "event")} carries one.{Carried(inquiry)}"
                : $"{Capital(label)}: {Say.List([.. set.Columns.Select(column => $"{column.Label} {answer.Figure(table, 0, column)}")])} ({Say.Count(carrying, "event")} with a value).";
        }

        return set.Measure.Metric switch
        {
            Metric.Events => $"Events: {answer.Figure(table, 0, set.Columns[0])}.",
            Metric.Errors => $"Errors: {answer.Figure(table, 0, set.Columns[0])} of {Say.Count(events, "event")}, an error rate of {answer.Figure(table, 0, set.Columns[1])}.",
            Metric.ErrorRate => $"Error rate: {answer.Figure(table, 0, set.Columns[0])} ({answer.Figure(table, 0, set.Columns[1])} of {Say.Count(events, "event")} are errors).",
            Metric.SuccessRate => $"Success rate: {answer.Figure(table, 0, set.Columns[0])} ({answer.Figure(table, 0, set.Columns[1])} of {Say.Count(events, "event")} are without error).",
            _ when table.Number(0, set.Columns[0].Alias) is null => $"No value for {label}: the {Say.Count(events, "event")} do not carry what it takes.",
            Metric.Throughput => $"Throughput: {answer.Figure(table, 0, set.Columns[0])}, that is {answer.Figure(table, 0, set.Columns[1])}: {Say.Count(events, "event")} between the first and the last.",
            Metric.TokenThroughput => $"Token throughput: {answer.Figure(table, 0, set.Columns[0])}, that is {answer.Figure(table, 0, set.Columns[1])}: input and output together, between the first and the last event.",
            _ => $"{Capital(label)}: {answer.Figure(table, 0, set.Columns[0])}.",
        };
    }

    private static string Carried(Inquiry inquiry)
    {
        var present = Defaults.Present(inquiry.Scope).Select(MeasureSql.Label).ToList();
        return present.Count == 0 ? "" : $" They carry {Say.List(present)}.";
    }

    private static string Capital(string text) => text.Contains('_', StringComparison.Ordinal) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
