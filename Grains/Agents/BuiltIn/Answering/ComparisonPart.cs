using System.Text.Json;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells two periods beside each other.</summary>
internal static class ComparisonPart
{
    public static async Task TellAsync(Inquiry inquiry)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        IReadOnlyList<Measure> measures = question.Measures.IsEmpty ? Defaults.Overall(inquiry.All) : question.Measures;
        var isPriced = !inquiry.All.Has(Metric.Cost) && FiguresPart.WithoutCost(measures).Count < measures.Count;
        measures = isPriced ? [.. FiguresPart.WithoutCost(measures).DefaultIfEmpty(new Measure(Metric.Events))] : measures;
        var (now, nowSets) = await FiguresAsync(inquiry, question.Range!, measures);
        var (before, _) = await FiguresAsync(inquiry, question.Baseline!, measures);
        answer.Line($"{Capital(SayScope.Range(question.Range))}, against {SayScope.Range(question.Baseline)}:");
        answer.Line($"- events: {answer.Figure(now, 0, "events", Unit.None, "current")} against {answer.Figure(before, 0, "events", Unit.None, "baseline")}{Change(answer, now, before, "events", "events")}");
        if (now.Count(0, "events") == 0 || before.Count(0, "events") == 0)
        {
            var empty = (now.Count(0, "events"), before.Count(0, "events")) switch
            {
                (0, 0) => "both times have no events",
                (0, _) => "the first of the two has no events",
                _ => "the second of the two has no events",
            };
            answer.Line($"There is nothing to compare: {empty}. {ScopePart.WhereDataLies(inquiry.All)}");
            return;
        }

        if (isPriced)
        {
            await CostAsync(inquiry);
        }

        if (question.Range!.To > inquiry.Setting.AskedAt.UtcDateTime)
        {
            answer.Note("The first of the two is not over yet: its counts and totals will grow.");
        }

        foreach (var set in nowSets.Where(set => set.Measure.Metric != Metric.Events))
        {
            foreach (var column in set.Columns)
            {
                var label = set.Samples is null ? column.Label : $"{column.Label} {MeasureSql.Label(set.Measure)}";
                answer.Line($"- {label}: {answer.Figure(now, 0, column, "current")} against {answer.Figure(before, 0, column, "baseline")}{Change(answer, now, before, column.Alias, label)}");
            }
        }
    }

    private static async Task<(QueryTable Table, List<FigureSet> Sets)> FiguresAsync(Inquiry inquiry, TimeRange range, IReadOnlyList<Measure> measures)
    {
        var rows = inquiry.Rows(range);
        var asked = inquiry.Question.Statistics;
        var sets = measures.Select((measure, place) => FigureSet.Of(measure, asked.IsEmpty ? Defaults.InGroup(measure) : asked, rows.Parameters, place)).ToList();
        return (await inquiry.Runner.RunAsync(rows.Query($"Figures of {range.Words}", $"SELECT {FigureSet.Select(sets)} {rows.From()}")), sets);
    }

    // No event records a cost, but tokens and prices tell.
    private static async Task CostAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var totals = new List<double?>();
        foreach (var range in new[] { inquiry.Question.Range, inquiry.Question.Baseline })
        {
            var found = await new CostAnalysis(inquiry.Runner, inquiry.Prices).RunAsync(AnalysisScope.Of(inquiry.Question.Filter, range), new CostRequest());
            answer.Analyses.Add(("cost", found));
            totals.Add(found.Overall.TotalCents);
        }

        var change = totals is [{ } now, { } before and > 0] ? $" ({(now > before ? "+" : "")}{answer.Figure("change_percent[cost]", 100 * (now - before) / before, Unit.Percent)})" : "";
        answer.Line($"- cost, from tokens and prices: {answer.Figure("cost_total_cents[current]", totals[0], Unit.Cents)} against {answer.Figure("cost_total_cents[baseline]", totals[1], Unit.Cents)}{change}");
    }

    // The one figure that no query returns: it follows from two of them.
    private static string Change(Answer answer, QueryTable now, QueryTable before, string column, string label)
    {
        if (now.Number(0, column) is not { } current || before.Number(0, column) is not { } baseline || baseline == 0)
        {
            return "";
        }

        var change = 100 * (current - baseline) / baseline;
        answer.Keep($"change_percent[{label}]", JsonSerializer.SerializeToElement(change));
        return $" ({(change > 0 ? "+" : "")}{Say.Value(change, Unit.Percent)})";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
