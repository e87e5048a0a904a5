using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what data there is.</summary>
internal static class OverviewPart
{
    private static readonly (DimensionKind Kind, string Label)[] Kinds =
        [(DimensionKind.Workload, "Workloads"), (DimensionKind.Model, "Models"), (DimensionKind.EventType, "Event types"), (DimensionKind.Category, "Categories")];

    private static readonly Metric[] Carried = [Metric.Latency, Metric.InputTokens, Metric.OutputTokens, Metric.Cost, Metric.RecordedThroughput];

    public static async Task TellAsync(Inquiry inquiry)
    {
        var (scope, answer) = (inquiry.Scope, inquiry.Answer);
        var isAll = ReferenceEquals(inquiry.All, scope);
        if (isAll)
        {
            answer.Line($"You have {Say.Count(scope.Events, "event")}, the first at {Say.Time(scope.First)} and the last at {Say.Time(scope.Last)} UTC.");
            foreach (var (kind, label) in Kinds)
            {
                Names(inquiry, kind, label);
            }

            Keys(inquiry);
        }

        var values = Carried.Where(metric => scope.Carrying[metric] > 0).Select(metric => $"{MeasureSql.Label(new Measure(metric))} ({Say.Count(scope.Carrying[metric])})").ToList();
        answer.Line(values.Count > 0 ? $"Events with a value: {Say.List(values)}." : "No event carries a latency, tokens, cost or throughput.");
        answer.Line($"Errors: {Say.Count(scope.Errors)}.");
        var measures = Defaults.Present(scope).ToList();
        if (measures.Count > 0)
        {
            await FiguresPart.TellAsync(inquiry, measures, []);
        }
    }

    private static void Names(Inquiry inquiry, DimensionKind kind, string label)
    {
        var values = inquiry.All.Of(kind).ToList();
        var named = values.Where(value => value.Value.Length > 0).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var more = values.Count > 10 ? $", and more ({(inquiry.All.IsCut(kind) ? "at least " : "")}{Say.Count(values.Count)} in all)" : "";
        inquiry.Answer.Line($"{label}: {string.Join(", ", values.Take(10).Select(value => $"{Say.Name(value.Value)} ({Say.Count(value.Events)})"))}{more}.");
    }

    private static void Keys(Inquiry inquiry)
    {
        var dimensions = inquiry.All.DimensionKeys.Take(20).ToList();
        if (dimensions.Count > 0)
        {
            inquiry.Answer.Line($"Your own dimensions: {Say.List(dimensions)}.");
        }

        if (!inquiry.All.MetricKeys.IsEmpty)
        {
            inquiry.Answer.Line($"Your own metrics: {Say.List([.. inquiry.All.MetricKeys.Take(20)])}.");
        }
    }
}
