using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what the cost is made of.</summary>
internal static class CostPart
{
    private const int MostGroups = 5;

    public static async Task<CostResult> TellAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var found = answer.Keep("cost", await new CostAnalysis(inquiry.Runner, inquiry.Prices).RunAsync(inquiry.Analysed, new CostRequest()));
        if (found.NotComputable is { } why)
        {
            answer.Line($"What this costs cannot be computed: {why.Because}.");
            return found;
        }

        var all = found.Overall;
        answer.Line($"Cost: {answer.Figure("cost_total_cents", all.TotalCents, Unit.Cents)} for {answer.Figure("priced_events", all.Priced, Unit.None)} events, {answer.Figure("cents_per_request", all.CentsPerRequest, Unit.Cents)} each "
            + $"(median {answer.Figure("median_cents_per_request", all.MedianCentsPerRequest, Unit.Cents)}){(all.CentsPerThousandTokens is null ? "" : $", {answer.Figure("cents_per_1000_tokens", all.CentsPerThousandTokens, Unit.Cents)} per 1,000 tokens")}.");
        if (found.Groups.Length > 1)
        {
            answer.Line("Most of it:");
            foreach (var group in found.Groups.Where(group => group.Figures.Priced > 0).Take(MostGroups))
            {
                var name = $"{Say.Name(group.Workload!)} on {(group.Model!.Length == 0 ? "an unnamed model" : group.Model)}";
                answer.Line($"- {name}: {answer.Figure($"cost_total_cents[{name}]", group.Figures.TotalCents, Unit.Cents)}, {answer.Figure($"cost_share_percent[{name}]", group.SharePercent, Unit.Percent)} of the cost, "
                    + $"{answer.Figure($"cents_per_request[{name}]", group.Figures.CentsPerRequest, Unit.Cents)} an event");
            }
        }

        foreach (var outliers in found.Outliers.Take(3))
        {
            var name = $"{Say.Name(outliers.Workload)} on {(outliers.Model.Length == 0 ? "an unnamed model" : outliers.Model)}";
            answer.Line($"Out of line, {name}: {answer.Figure($"cost_outliers[{name}]", outliers.Count, Unit.None)} {(outliers.Count == 1 ? "event costs" : "events cost")} more than three times the median and {answer.Figure($"excess_cents[{name}]", outliers.ExcessCents, Unit.Cents)} beyond it; "
                + $"the dearest {answer.Figure($"dearest_cents[{name}]", outliers.MaximumCents, Unit.Cents)} at {Say.Time(outliers.MaximumAt)} UTC.");
        }

        return found;
    }
}
