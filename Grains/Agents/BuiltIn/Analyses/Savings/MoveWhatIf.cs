using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Understanding;
using static Netra.Grains.Agents.BuiltIn.Analyses.Savings.SayStep;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What if a share of the events ran on another model?</summary>
internal static class MoveWhatIf
{
    public static async Task<Saving> RunAsync(AnalysisRun run, PricedRows priced, PriceTable prices, MoveToModel move)
    {
        var saving = new Saving
        {
            Kind = SavingKind.MoveToModel,
            WhatIf = $"{Number(move.SharePercent)}% of the events that ran on other models run on {move.Model}, with as many tokens.",
            Assumptions =
            [
                "The moved events are a fair sample: that share of the events makes that share of the cost.",
                "The other model writes as many tokens for the same work, and its answers are good enough; the data cannot tell.",
            ],
        };
        var (target, how) = await TargetAsync(run, prices, move.Model);
        if (target is null)
        {
            return saving with { NotComputable = new(NotComputableReason.NoPrices, $"no price of {move.Model} is configured, and no event of it has both a cost and tokens") };
        }

        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            $"What the events cost that did not run on {move.Model}",
            "SELECT count() AS events, sum(cost) AS cents, sum(ifNull(tin, 0)) AS tokens_in, sum(ifNull(tout, 0)) AS tokens_out "
                + $"{priced.From(rows)} WHERE model_name != {rows.Parameters.Text(move.Model)} AND cost IS NOT NULL AND (tin IS NOT NULL OR tout IS NOT NULL)");
        var events = table.Count(0, "events");
        if (events == 0 || table.Number(0, "cents") is not { } cents)
        {
            return saving with { NotComputable = new(NotComputableReason.NoPrices, "no event of another model has both a cost and tokens") };
        }

        var (input, output) = (table.Number(0, "tokens_in") ?? 0, table.Number(0, "tokens_out") ?? 0);
        var there = ((input * target.InputCentsPerMillion) + (output * target.OutputCentsPerMillion)) / 1_000_000;
        var saved = move.SharePercent / 100 * (cents - there);
        return saving with
        {
            Events = (long)Math.Round(events * move.SharePercent / 100),
            CurrentCents = cents,
            SavedCents = saved,
            SavedPercent = cents > 0 ? 100 * saved / cents : null,
            Steps =
            [
                $"{Number(events)} events on other models cost {Number(cents)} cents, for {Number(input)} input and {Number(output)} output tokens.",
                how,
                $"On {move.Model}: {Number(input)} × {Number(target.InputCentsPerMillion)} ÷ 1,000,000 + {Number(output)} × {Number(target.OutputCentsPerMillion)} ÷ 1,000,000 = {Number(there)} cents.",
                $"Saved: ({Number(cents)} − {Number(there)}) × {Number(move.SharePercent)} ÷ 100 = {Number(saved)} cents.",
            ],
        };
    }

    private static async Task<(ModelPrice? Price, string How)> TargetAsync(AnalysisRun run, PriceTable prices, string model)
    {
        if (prices.Find(model) is { } known)
        {
            return (known, $"Price of {model}: {Number(known.InputCentsPerMillion)} cents per 1,000,000 input tokens, {Number(known.OutputCentsPerMillion)} per 1,000,000 output tokens ({known.Source}).");
        }

        // Without a price, what the model cost in fact, anywhere in the user's data.
        var rows = AnalysisScope.Of(RowFilter.None with { Values = [new ValueFilter(new Dimension(DimensionKind.Model), [model], Excluded: false)] }, null).Rows();
        var table = await run.AskAsync(
            rows,
            $"What {model} cost per token",
            $"SELECT count() AS events, sum(cost_cents) AS cents, toFloat64(ifNull(sum(tokens_input), 0)) + toFloat64(ifNull(sum(tokens_output), 0)) AS tokens {rows.From("isFinite(cost_cents) AND (tokens_input IS NOT NULL OR tokens_output IS NOT NULL)")}");
        if (table.Number(0, "cents") is not { } cents || table.Number(0, "tokens") is not ({ } tokens and > 0))
        {
            return (null, "");
        }

        var perMillion = cents / tokens * 1_000_000;
        return (
            new ModelPrice(model, perMillion, perMillion, "derived"),
            $"No price of {model} is configured. Its {Number(table.Count(0, "events"))} events in all your data cost {Number(cents)} ÷ {Number(tokens)} × 1,000,000 = {Number(perMillion)} cents per 1,000,000 tokens, input and output alike.");
    }
}
