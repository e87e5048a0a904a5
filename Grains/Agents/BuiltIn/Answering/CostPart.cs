using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what the cost is made of.</summary>
internal static class CostPart
{
    private const int MostGroups = 5;

    private const int MostListed = 12;

    /// <summary>Tells it, with the dearest pairs of workload and model, or each workload or model.</summary>
    public static async Task<CostResult> TellAsync(Inquiry inquiry, DimensionKind? by = null)
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
        TellGroups(inquiry, found, by);

        foreach (var outliers in found.Outliers.Take(3))
        {
            var name = $"{Say.Name(outliers.Workload)} on {Model(outliers.Model)}";
            answer.Line($"Out of line, {name}: {answer.Figure($"cost_outliers[{name}]", outliers.Count, Unit.None)} {(outliers.Count == 1 ? "event costs" : "events cost")} more than three times the median and {answer.Figure($"excess_cents[{name}]", outliers.ExcessCents, Unit.Cents)} beyond it; "
                + $"the dearest {answer.Figure($"dearest_cents[{name}]", outliers.MaximumCents, Unit.Cents)} at {Say.Time(outliers.MaximumAt)} UTC.");
        }

        return found;
    }

    private static void TellGroups(Inquiry inquiry, CostResult found, DimensionKind? by)
    {
        var answer = inquiry.Answer;
        var ordering = by is null ? Ordering.None : inquiry.Question.Ordering;
        var groups = (by switch { DimensionKind.Workload => found.Workloads, DimensionKind.Model => found.Models, _ => found.Groups }).Where(group => group.Figures.Priced > 0).ToList();
        if (groups.Count < 2)
        {
            return;
        }

        if (ordering == Ordering.Least)
        {
            groups.Reverse();
        }

        if (ordering != Ordering.None)
        {
            answer.Line($"The {(ordering == Ordering.Most ? "highest" : "lowest")} cost: {Name(groups[0])} with {answer.Figure($"cost_total_cents[{Name(groups[0])}]", groups[0].Figures.TotalCents, Unit.Cents)}.");
        }

        answer.Line(by is { } kind ? $"By {new Dimension(kind).Label}:" : "Most of it:");
        foreach (var group in groups.Take(by is null ? MostGroups : inquiry.Question.Top ?? MostListed))
        {
            var name = Name(group);
            answer.Line($"- {name}: {answer.Figure($"cost_total_cents[{name}]", group.Figures.TotalCents, Unit.Cents)}, {answer.Figure($"cost_share_percent[{name}]", group.SharePercent, Unit.Percent)} of the cost, "
                + $"{answer.Figure($"cents_per_request[{name}]", group.Figures.CentsPerRequest, Unit.Cents)} an event");
        }
    }

    private static string Name(CostGroup group) => (group.Workload, group.Model) switch
    {
        ({ } workload, { } model) => $"{Say.Name(workload)} on {Model(model)}",
        ({ } workload, null) => Say.Name(workload),
        (null, { } model) => Model(model),
        _ => "all",
    };

    private static string Model(string model) => model.Length == 0 ? "an unnamed model" : model;
}
