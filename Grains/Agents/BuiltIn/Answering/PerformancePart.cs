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
    }
}
