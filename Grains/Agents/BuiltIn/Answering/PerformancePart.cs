using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells how well things run: latency, errors, throughput, and how they change.</summary>
internal static class PerformancePart
{
    public static async Task TellAsync(Inquiry inquiry)
    {
        var scope = inquiry.Scope;
        var measures = new List<Measure> { new(Metric.Latency), new(Metric.ErrorRate), new(Metric.Throughput) };
        if (!scope.Has(Metric.Latency))
        {
            // What there is of a request without a latency is how large it was.
            measures.AddRange(Defaults.Present(scope));
            measures.Add(new Measure(Metric.TokenThroughput));
        }

        await FiguresPart.TellAsync(inquiry, [.. measures.Distinct()], []);
        if (scope.Events >= 10 && inquiry.Span > TimeSpan.Zero)
        {
            await TrendPart.TellAsync(inquiry, [new Measure(Metric.Events), .. scope.Has(Metric.Latency) ? [new Measure(Metric.Latency)] : Defaults.Present(scope), .. scope.Errors > 0 ? [new Measure(Metric.ErrorRate)] : Array.Empty<Measure>()]);
        }
        else
        {
            inquiry.Answer.Note($"With {Say.Count(scope.Events, "event")} there is no trend to tell.");
        }

        await WorkloadsAsync(inquiry);
    }

    // The mean of all says little where workloads differ.
    private static async Task WorkloadsAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var measure = new Measure(inquiry.Scope.Has(Metric.Latency) ? Metric.Latency : Metric.TotalTokens);
        var found = answer.Keep("performance", await new PerformanceAnalysis(inquiry.Runner).RunAsync(inquiry.Analysed, new PerformanceRequest { Measure = measure, GroupBy = new Dimension(DimensionKind.Workload) }));
        var label = MeasureSql.Label(measure);
        if (found.Groups.Where(group => group.Figures.P95 is not null).ToList() is { Count: > 1 } groups)
        {
            var (high, low) = (groups.MaxBy(group => group.Figures.P95)!, groups.MinBy(group => group.Figures.P95)!);
            answer.Line($"By workload, the highest p95 {label} has {Say.Name(high.Name)} with {answer.Figure($"p95[{label}, {high.Name}]", high.Figures.P95, found.Unit)}, the lowest {Say.Name(low.Name)} with {answer.Figure($"p95[{label}, {low.Name}]", low.Figures.P95, found.Unit)}.");
        }

        if (found.Overall.Errors > 0 && found.Groups.Length > 1)
        {
            var worst = found.Groups.MaxBy(group => group.Figures.ErrorRatePercent)!;
            answer.Line($"Errors are most frequent in {Say.Name(worst.Name)}: {answer.Figure($"error_rate_percent[{worst.Name}]", worst.Figures.ErrorRatePercent, Unit.Percent)} of its {Say.Count(worst.Figures.Events, "event")}.");
        }
    }
}
