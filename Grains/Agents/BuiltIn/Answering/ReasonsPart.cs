using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what the data can say to "why": what was otherwise in the time before, which workloads and models it comes from, and what goes together with it.</summary>
internal static class ReasonsPart
{
    private static readonly DimensionKind[] Kinds = [DimensionKind.Workload, DimensionKind.Model];

    public static async Task TellAsync(Inquiry inquiry)
    {
        var question = inquiry.Question;
        if (question.Baseline is null && Before(inquiry) is { } before)
        {
            await ComparisonPart.TellAsync(inquiry with { Question = question with { Baseline = before } });
        }

        // A cost that follows from prices is told with what it is made of, and errors are with where they come from.
        if (FiguresPart.MayBePriced(inquiry, question.Measures) || question.Measures.All(measure => measure.Metric == Metric.Errors))
        {
            return;
        }

        var ordered = inquiry with { Question = question with { Ordering = Ordering.Most, Topics = [Topic.Reasons] } };
        foreach (var kind in Kinds.Where(kind => inquiry.All.Of(kind).Take(2).Count() > 1 && !question.Filter.Values.Any(filter => filter.Dimension.Kind == kind)))
        {
            await BreakdownPart.TellAsync(ordered, question.Measures, question.Statistics, [Grouping.By(new Dimension(kind))]);
        }

        if (question.Measures is [{ IsPerEvent: true } measure] && inquiry.Scope.Has(measure.Metric))
        {
            await CorrelationPart.TellAsync(inquiry);
        }
    }

    // The stretch before the one asked for, as long.
    private static TimeRange? Before(Inquiry inquiry)
    {
        if (inquiry.Question.Range is not { From: { } from } range || from <= inquiry.All.First)
        {
            return null;
        }

        var length = (range.To ?? inquiry.All.Last) - from;
        return length > TimeSpan.Zero ? new TimeRange(from - length, from, "the time before") : null;
    }
}
