using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>Makes a plan of findings: an action for each, in order, and one for each thing that could not be looked at and can be mended.</summary>
internal static class Planner
{
    public static ActionPlan Plan(OptimizationResult found)
    {
        var findings = found.Findings.IsDefault ? [] : found.Findings;
        var ordered = findings.Select(ActionRules.For)
            .OrderByDescending(action => action.Gain.Unit == found.About)
            .ThenBy(action => action.Gain.Unit)
            .ThenBy(action => action.Gain.IsUpperBound)
            .ThenByDescending(action => action.Gain.Amount / Weight(action.Effort))
            .ThenBy(action => action.Finding, StringComparer.Ordinal)
            .Concat(Mending(found));
        return new ActionPlan(found.Events)
        {
            Actions = [.. ordered.Select((action, i) => action with { Place = i + 1 })],
            Notes = [.. found.Notes.IsDefault ? [] : found.Notes],
        };
    }

    // Work of days counts twice, work of weeks four times as much as work of hours.
    private static double Weight(Effort effort) => effort switch
    {
        Effort.Low => 1,
        Effort.Medium => 2,
        _ => 4,
    };

    private static IEnumerable<PlannedAction> Mending(OptimizationResult found)
    {
        var missing = found.NotLookedAt.IsDefault ? [] : found.NotLookedAt;
        var unpriced = (found.UnpricedModels.IsDefault ? [] : found.UnpricedModels).Where(model => model.Length > 0).Take(10).ToImmutableArray();
        if (unpriced.Length > 0 || (found.TotalCents is null && found.Events > 0))
        {
            yield return Mend(
                "Make costs known",
                unpriced.Length > 0 ? $"No price is known of {Say.List(unpriced)}." : "These events record no cost and name no model with a known price.",
                ["Send cost_cents with each event, or its model with tokens_input and tokens_output.", "Have the operator set the prices of your models (Netra:Prices), each with its day and source.", "Ask for savings again."],
                "What did it cost last week?");
        }

        if (missing.Any(reason => reason.StartsWith("Latency", StringComparison.Ordinal)))
        {
            yield return Mend("Record latency", "No event carries latency_ms.", ["Send latency_ms with each event: from the request to the last token of the answer."], "What is my p95 latency by workload?");
        }

        if (found.Events == 0)
        {
            yield return Mend("Send events", "There are no such events.", ["Import events (netra import, or POST /v1/ingest/workload_events), or have synthetic_data make some up."], "What data do I have?");
        }
    }

    private static PlannedAction Mend(string title, string because, ImmutableArray<string> steps, string check) =>
        new(0, title, Effort.Low, "One or two more values with each event, or a setting.", new ExpectedGain(GainUnit.Unknown, 0, "more can be found then"))
        {
            Because = because,
            Steps = steps,
            Check = check,
            Risk = "None.",
        };
}
