using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Finds what is slow and what fails, by workload and by model. Groups below 30 events are not judged.</summary>
internal sealed class PerformanceSearch(IAnalysisQueries queries, AnalysisScope scope, Findings findings)
{
    private const int FewestEvents = 30;
    private const double SlowFactor = 1.5;
    private const double TailFactor = 3;
    private const int FewestErrors = 5;
    private const double LeastErrorPercent = 1;

    /// <summary>The figures of latency over all events.</summary>
    public async Task<PerformanceResult> RunAsync()
    {
        if (scope.Filter.Errors is { } errors)
        {
            findings.NotLookedAt.Add($"Error rates are not looked at, because only events {(errors ? "that failed" : "without error")} are asked for.");
        }

        var byWorkload = await JudgeAsync(DimensionKind.Workload, FindingWorkload);
        await JudgeAsync(DimensionKind.Model, FindingModel);
        if (byWorkload.NotComputable is { } why)
        {
            findings.NotLookedAt.Add($"Latency is not looked at, because {why.Because}.");
        }
        else if (byWorkload.Overall.Values < FewestEvents)
        {
            findings.NotLookedAt.Add($"Speed and errors are not judged: {Say.Count(byWorkload.Overall.Values, "event")} with latency, and at least {FewestEvents} are needed for each workload or model.");
        }

        return byWorkload;
    }

    private static Finding FindingWorkload(Finding finding, string name) => finding with { Workload = name };

    private static Finding FindingModel(Finding finding, string name) => finding with { Model = name };

    private async Task<PerformanceResult> JudgeAsync(DimensionKind kind, Func<Finding, string, Finding> about)
    {
        var dimension = new Dimension(kind);
        var result = await new PerformanceAnalysis(queries).RunAsync(scope, new PerformanceRequest { GroupBy = dimension });
        var judged = result.Groups.Where(group => group.Figures.Events >= FewestEvents).ToList();
        foreach (var group in judged)
        {
            var name = $"{dimension.Label} {Say.Name(group.Name)}";
            foreach (var found in new[] { Slow(name, group.Figures, result, judged.Count), Tail(name, group.Figures), scope.Filter.Errors is null ? Errors(name, group, judged) : null }.OfType<Finding>().Where(found => !findings.Has(found.Kind, found.Gain.Amount)))
            {
                findings.Add(about(found, group.Name), result.Evidence, skip: 1);
            }
        }

        return result;
    }

    private static Finding? Slow(string name, PerformanceFigures group, PerformanceResult all, int groups)
    {
        if (groups < 2 || group.Values < FewestEvents || group.P50 is not { } median || all.Overall.P50 is not ({ } usual and > 0) || median < SlowFactor * usual)
        {
            return null;
        }

        var waited = (median - usual) * group.Values;
        return new Finding("", FindingKind.SlowGroup, $"{name} is slow: its median is {Say.Value(median, Unit.Milliseconds)}, that of all events {Say.Value(usual, Unit.Milliseconds)}", Time(waited, median - usual))
        {
            Events = group.Values,
            Steps = [$"({SayStep.Number(median)} − {SayStep.Number(usual)}) ms × {SayStep.Number(group.Values)} events = {SayStep.Number(waited)} ms more than at the median of all events."],
            Assumptions = ["Its work may be harder than that of the others; the data cannot tell."],
        };
    }

    private static Finding? Tail(string name, PerformanceFigures group)
    {
        if (group.Values < FewestEvents || group is not { P50: { } median and > 0, P95: { } p95, Mean: { } mean } || p95 < TailFactor * median || mean <= median)
        {
            return null;
        }

        var waited = (mean - median) * group.Values;
        return new Finding("", FindingKind.SlowTail, $"{name} has a slow tail: its p95 is {Say.Value(p95, Unit.Milliseconds)}, {Say.Number(p95 / median)} times its median of {Say.Value(median, Unit.Milliseconds)}", Time(waited, mean - median))
        {
            Events = group.Values,
            Steps =
            [
                $"p95 ÷ median = {SayStep.Number(p95)} ÷ {SayStep.Number(median)} = {Say.Number(p95 / median)}.",
                $"(mean {SayStep.Number(mean)} − median {SayStep.Number(median)}) ms × {SayStep.Number(group.Values)} events = {SayStep.Number(waited)} ms that the slow ones add.",
            ],
            Assumptions = ["Long answers take long; a tail that comes from them stays."],
        };
    }

    private static Finding? Errors(string name, PerformanceGroup group, List<PerformanceGroup> judged)
    {
        if (group.Figures.Errors < FewestErrors || group.Figures.ErrorRatePercent is not ({ } rate and >= LeastErrorPercent))
        {
            return null;
        }

        // Beside others, the best of them tells what can be reached.
        var best = judged.Count > 1 ? judged.Min(other => other.Figures.ErrorRatePercent ?? 0) : 0;
        var avoided = group.Figures.Events * (rate - best) / 100;
        if (avoided < FewestErrors)
        {
            return null;
        }

        return new Finding(
            "",
            FindingKind.Errors,
            $"{name} fails in {Say.Number(rate)}% of its events ({Say.Count(group.Figures.Errors)} of {Say.Count(group.Figures.Events)})",
            new ExpectedGain(GainUnit.Errors, avoided, $"up to {Say.Number(avoided)} errors fewer", IsUpperBound: true) { Percent = 100 * avoided / group.Figures.Errors })
        {
            Events = group.Figures.Errors,
            Steps = [$"{SayStep.Number(group.Figures.Events)} events × ({SayStep.Number(rate)} − {SayStep.Number(best)}) ÷ 100 = {SayStep.Number(avoided)} errors more than at {(judged.Count > 1 ? "the lowest rate of the others" : "none")}."],
            Assumptions = ["Errors of the caller, such as wrong requests, do not go away by a change of the service."],
        };
    }

    private static ExpectedGain Time(double waited, double each) =>
        new(GainUnit.Milliseconds, waited, $"up to {Say.Value(each, Unit.Milliseconds)} per event on average, {Say.Number(waited / 60_000)} minutes of waiting in all", IsUpperBound: true);
}
