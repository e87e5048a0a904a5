using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Looks at what events cost, and finds those that cost far more than is usual.</summary>
internal static class CostSearch
{
    private const int MostOutliers = 3;

    public static async Task<CostResult> RunAsync(IAnalysisQueries queries, PriceTable prices, AnalysisScope scope, Findings findings)
    {
        var cost = await new CostAnalysis(queries, prices).RunAsync(scope, new CostRequest());
        if (cost.IsEmpty)
        {
            return cost;
        }

        findings.Span = (cost.Evidence.Last - cost.Evidence.First)!.Value;
        if (cost.NotComputable is { } why)
        {
            findings.NotLookedAt.Add($"No savings in money can be computed, because {why.Because}.{Unpriced(cost)} Send cost_cents with the events, or have the operator set the prices of these models (Netra:Prices).");
            return cost;
        }

        findings.Notes.AddRange(cost.Notes);
        if (UnpricedModels(cost).Any())
        {
            findings.Notes.Add(Unpriced(cost).Trim());
        }

        foreach (var outliers in cost.Outliers.Take(MostOutliers))
        {
            findings.Add(
                new Finding("", FindingKind.CostOutliers, $"{Say.Count(outliers.Count, "event")} of workload {Say.Name(outliers.Workload)} on model {Say.Name(outliers.Model)} cost more than 3 times the median", Gain(outliers, cost))
                {
                    Workload = outliers.Workload,
                    Model = outliers.Model,
                    Events = outliers.Count,
                    Steps =
                    [
                        $"The median costs {Say.Value(outliers.MedianCents, Unit.Cents)}; {Say.Count(outliers.Count, "event")} cost more than 3 times that, together {Say.Value(outliers.TotalCents, Unit.Cents)}.",
                        $"{SayStep.Number(outliers.TotalCents)} − {SayStep.Number(outliers.Count)} × {SayStep.Number(outliers.MedianCents)} = {SayStep.Number(outliers.ExcessCents)} cents above the median.",
                        $"The dearest, of {Say.Value(outliers.MaximumCents, Unit.Cents)}, was at {Say.Time(outliers.MaximumAt)} UTC.",
                    ],
                    Assumptions = ["Some of these events may need what they cost; the data cannot tell."],
                },
                cost.Evidence,
                skip: 3);
        }

        return cost;
    }

    /// <summary>Models with events that have no cost, and no known price.</summary>
    public static IEnumerable<string> UnpricedModels(CostResult cost) => cost.Models.Where(group => group.Figures.Unpriced > 0 && group.Price is null).Select(group => group.Model!);

    private static ExpectedGain Gain(CostOutliers outliers, CostResult cost) =>
        new(GainUnit.Cents, outliers.ExcessCents, $"up to {Say.Value(outliers.ExcessCents, Unit.Cents)}", IsUpperBound: true) { Percent = cost.Overall.TotalCents > 0 ? 100 * outliers.ExcessCents / cost.Overall.TotalCents : null };

    private static string Unpriced(CostResult cost)
    {
        var models = UnpricedModels(cost).ToList();
        var named = models.Where(model => model.Length > 0).Take(10).ToList();
        var without = models.Contains("") ? " Some events name no model." : "";
        return (named.Count > 0 ? $" No price is known of {Say.List(named)}." : "") + without;
    }
}
