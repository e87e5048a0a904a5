using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What events cost by workload and model, per request and per 1,000 tokens, and which cost far more than usual.</summary>
internal sealed class CostAnalysis(IAnalysisQueries queries, PriceTable prices)
{
    private const string Figures =
        "count() AS events, count(cost) AS priced, count(recorded) AS recorded_events, countIf(recorded IS NULL AND cost IS NOT NULL) AS from_prices, "
        + "countIf(recorded IS NULL AND cost IS NOT NULL AND (tin IS NULL OR tout IS NULL)) AS part_tokens, sum(cost) AS total_cents, avg(cost) AS cents_per_request, "
        + "quantileExactInclusive(0.5)(cost) AS median_cents, 1000 * sumIf(cost, tin IS NOT NULL OR tout IS NOT NULL) / nullIf(sumIf(ifNull(tin, 0) + ifNull(tout, 0), cost IS NOT NULL), 0) AS cents_per_1000_tokens, "
        + "sum(tin) AS tokens_in, sum(tout) AS tokens_out";

    /// <exception cref="NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<CostResult> RunAsync(AnalysisScope scope, CostRequest request)
    {
        if (request.OutlierFactor is not (> 1 and <= 1_000) || request.Top is < 1 or > 200)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "The factor of outliers is above 1 and at most 1,000, and between 1 and 200 groups can be listed.");
        }

        var run = await AnalysisRun.BeginAsync(queries, scope);
        var result = new CostResult
        {
            Evidence = run.Evidence(),
            OutlierRule = $"an event that costs more than {Say.Number(request.OutlierFactor)} times the median of its workload and model",
            Prices = prices.Words,
            NotComputable = NotComputable.NoEvents,
        };
        if (run.Covered.IsEmpty)
        {
            return result;
        }

        var priced = await PricedRows.ReadAsync(run, prices);
        var groups = await GroupsAsync(run, priced, request.Top);
        var overall = groups.Single(group => group is { Workload: null, Model: null }).Figures;
        return result with
        {
            Overall = overall,
            Groups = [.. groups.Where(group => group is { Workload: not null, Model: not null })],
            Workloads = [.. groups.Where(group => group is { Workload: not null, Model: null })],
            Models = [.. groups.Where(group => group is { Workload: null, Model: not null })],
            Outliers = overall.Priced == 0 ? [] : await OutliersAsync(run, priced, request),
            NotComputable = overall.Priced == 0 ? new(NotComputableReason.NoPrices, "no event records a cost, and none has both tokens and a model whose price is known") : null,
            Notes = CostNotes.Of(overall, priced),
            Evidence = run.Evidence(),
        };
    }

    private static async Task<List<CostGroup>> GroupsAsync(AnalysisRun run, PricedRows priced, int top)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "Cost by workload and model",
            $"SELECT workload, model_name, grouping(workload) AS all_workloads, grouping(model_name) AS all_models, {Figures} {priced.From(rows)} "
                + "GROUP BY GROUPING SETS ((workload, model_name), (workload), (model_name), ()) "
                + $"ORDER BY all_workloads DESC, all_models DESC, total_cents DESC NULLS LAST, events DESC, workload, model_name LIMIT {rows.Parameters.Count(top)} BY all_workloads, all_models");
        var total = table.Number(0, "total_cents");
        return [.. Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            var workload = table.Count(row, "all_workloads") == 1 ? null : table.Text(row, "workload");
            var model = table.Count(row, "all_models") == 1 ? null : table.Text(row, "model_name");
            var figures = Read(table, row);
            return new CostGroup(workload, model, figures, total > 0 && figures.TotalCents is { } cents ? 100 * cents / total : null, model is null ? null : priced.Price(model));
        })];
    }

    private static async Task<ImmutableArray<CostOutliers>> OutliersAsync(AnalysisRun run, PricedRows priced, CostRequest request)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "Events that cost far more than the median of their workload and model",
            "SELECT workload, model_name, any(median_cost) AS median_cents, count() AS outliers, sum(cost) AS total_cents, sum(cost - median_cost) AS excess_cents, max(cost) AS dearest, argMax(timestamp, cost) AS dearest_at "
                + $"FROM (SELECT workload, model_name, timestamp, cost, quantileExactInclusive(0.5)(cost) OVER (PARTITION BY workload, model_name) AS median_cost {priced.From(rows)}) "
                + $"WHERE median_cost > 0 AND cost > median_cost * {rows.Parameters.Number(request.OutlierFactor)} GROUP BY workload, model_name ORDER BY excess_cents DESC, workload, model_name LIMIT {rows.Parameters.Count(request.Top)}");
        return [.. Enumerable.Range(0, table.Rows.Length).Select(row => new CostOutliers(
            table.Text(row, "workload"),
            table.Text(row, "model_name"),
            table.Number(row, "median_cents") ?? 0,
            table.Count(row, "outliers"),
            table.Number(row, "total_cents") ?? 0,
            table.Number(row, "excess_cents") ?? 0,
            table.Number(row, "dearest") ?? 0,
            table.Time(row, "dearest_at")))];
    }

    private static CostFigures Read(QueryTable table, int row) => new()
    {
        Events = table.Count(row, "events"),
        Priced = table.Count(row, "priced"),
        Recorded = table.Count(row, "recorded_events"),
        FromPrices = table.Count(row, "from_prices"),
        PartTokens = table.Count(row, "part_tokens"),
        Unpriced = table.Count(row, "events") - table.Count(row, "priced"),
        TotalCents = table.Number(row, "total_cents"),
        CentsPerRequest = table.Number(row, "cents_per_request"),
        MedianCentsPerRequest = table.Number(row, "median_cents"),
        CentsPerThousandTokens = table.Number(row, "cents_per_1000_tokens"),
        TokensInput = table.Number(row, "tokens_in") ?? 0,
        TokensOutput = table.Number(row, "tokens_out") ?? 0,
    };
}
