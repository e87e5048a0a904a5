using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>
/// Where events record no cost, their tokens and the price of their model tell it: so "what did each day cost" has an answer wherever "what did it cost" has one.
/// </summary>
internal static class CostFilling
{
    /// <summary>The inquiry, with the prices that its question needs.</summary>
    public static async Task<Inquiry> FillAsync(Inquiry inquiry)
    {
        var recorded = inquiry.Scope.Carrying.GetValueOrDefault(Metric.Cost);
        if (recorded == inquiry.Scope.Events || !Needs(inquiry.Question, recorded > 0))
        {
            return inquiry;
        }

        // A share is one of the whole, whose other part may be of other models.
        var scoped = inquiry.Question.Topics.Contains(Topic.Share) ? AnalysisScope.Of(RowFilter.None, inquiry.Question.Range) : inquiry.Analysed;
        var priced = await PricedRows.ReadAsync(await AnalysisRun.BeginAsync(inquiry.Runner, scoped), inquiry.Prices);
        var filled = inquiry with { Filled = priced.Prices };
        var scope = priced.Prices.IsEmpty
            ? inquiry.Scope
            : CatalogueReader.Coverage(await inquiry.Runner.RunAsync(CatalogueSql.Coverage("What they cost at the prices of their models", filled.Rows())), inquiry.Scope);
        var known = scope.Carrying.GetValueOrDefault(Metric.Cost);
        if (known == recorded)
        {
            return inquiry;
        }

        foreach (var note in CostNotes.Of(new CostFigures { Events = scope.Events, FromPrices = known - recorded, Unpriced = scope.Events - known }, priced))
        {
            inquiry.Answer.Note(note);
        }

        return filled with { Scope = scope };
    }

    // The other topics are told by the analysis of costs, which knows prices itself; so are plain workloads or models where no event records a cost.
    private static bool Needs(Question question, bool isMixed) =>
        question.Measures.Any(measure => measure.Metric is Metric.Cost or Metric.CostPerThousandTokens)
        && question.Topics.Any(topic => topic is Topic.Share or Topic.Breakdown or Topic.Peak or Topic.Anomalies or Topic.Seasonality or Topic.Correlation)
        && !(!isMixed && question.Topics.Contains(Topic.Breakdown) && question.Measures is [{ Metric: Metric.Cost }] && question.Groupings is [{ Dimension.Kind: DimensionKind.Workload or DimensionKind.Model }]);
}
