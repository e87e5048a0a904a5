using Netra.Grains.Agents.BuiltIn.Understanding;

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
    }
}
