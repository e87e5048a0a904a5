using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Finds times far out of the ordinary: of latency and of the error rate.</summary>
internal static class AnomalySearch
{
    private const int Most = 2;

    // A share or a mean of a handful of events is far out by chance.
    private const int FewestEvents = 10;

    public static async Task RunAsync(IAnalysisQueries queries, AnalysisScope scope, bool hasLatency, bool hasErrors, Findings findings)
    {
        Measure?[] measures = [hasLatency ? new(Metric.Latency) : null, hasErrors ? new(Metric.ErrorRate) : null];
        foreach (var measure in measures.OfType<Measure>())
        {
            var result = await new AnomalyAnalysis(queries).RunAsync(scope, new AnomalyRequest { Measure = measure, Methods = [AnomalyMethod.MedianAbsoluteDeviation] });
            var method = result.Findings.Single();
            var groups = method.Groups.Where(group => group.Severity >= AnomalySeverity.High && group.Events >= FewestEvents).OrderByDescending(group => Math.Abs(group.Score)).Take(Most);
            foreach (var group in groups)
            {
                findings.Add(Finding(measure, result, method, group), result.Evidence, skip: 1);
            }
        }
    }

    private static Finding Finding(Measure measure, AnomalyResult result, AnomalyFindings method, AnomalyGroup group)
    {
        var what = measure.IsPerEvent ? $"{result.Statistic} {MeasureSql.Label(measure)}" : MeasureSql.Label(measure);
        var (peak, usual) = (Value(group.PeakValue, result.Unit), Value(group.Expected, result.Unit));
        return new Finding(
            "",
            FindingKind.Anomaly,
            $"{what} was {peak} in the {SayTime.Unit(result.Bucket)} from {Say.Time(group.PeakAt)} UTC, where {usual} is usual (severity {group.Severity.ToString().ToLowerInvariant()})",
            new ExpectedGain(GainUnit.Unknown, 0, "not known: the data tells that it happened, not what it cost"))
        {
            Events = group.Events,
            From = group.From,
            To = group.To,
            Steps = [$"Rule: {method.Rule}.", $"{peak} against {usual}: a score of {Say.Number(group.Score)}."],
        };
    }

    private static string Value(double value, Unit unit) => Say.Value(value, unit);
}
