using Netra.Grains.Agents.BuiltIn.Analyses.Usage;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells how much is used, by what, and when most.</summary>
internal static class UsagePart
{
    private static readonly DimensionKind[] Kinds = [DimensionKind.Workload, DimensionKind.Model, DimensionKind.EventType];

    public static async Task TellAsync(Inquiry inquiry)
    {
        var scope = inquiry.Scope;
        List<Measure> measures = [new(Metric.Events)];
        measures.AddRange(new[] { Metric.TotalTokens, Metric.Cost }.Where(scope.Has).Select(metric => new Measure(metric)));
        await FiguresPart.TellAsync(inquiry, measures, [Statistic.Total, Statistic.Mean]);
        foreach (var kind in Kinds.Where(kind => inquiry.All.Of(kind).Take(2).Count() > 1 && !inquiry.Question.Filter.Values.Any(filter => filter.Dimension.Kind == kind)))
        {
            await BreakdownPart.TellAsync(inquiry, measures, [Statistic.Total], [Grouping.By(new Dimension(kind))]);
        }

        await PeakPart.TellAsync(inquiry);
        await GrowthAsync(inquiry);
    }

    private static async Task GrowthAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var found = answer.Keep("usage", await new UsageAnalysis(inquiry.Runner).RunAsync(inquiry.Analysed, new UsageRequest()));
        if (found.BusiestCell is { } cell && inquiry.Span > TimeSpan.FromDays(2))
        {
            answer.Line($"Over the week, most events come on {SayTime.Weekday(cell.Weekday)}s, {SayTime.Begin(Bucket.HourOfDay, $"{cell.Hour}")} UTC: {answer.Figure("busiest_cell_events", cell.Events, Unit.None)} in all.");
        }

        if (found.Halves is { EventsChangePercent: { } change } halves)
        {
            answer.Line($"Growth: the second half of the time has {answer.Figure("second_half_events", halves.Events, Unit.None)} events, the first {answer.Figure("first_half_events", halves.EventsBefore, Unit.None)} ({(change > 0 ? "+" : "")}{answer.Figure("growth_percent", change, Unit.Percent)}).");
        }
    }
}
