using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Wording;
using static Netra.Grains.Agents.BuiltIn.Analyses.Savings.SayStep;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What if no event had more than so many input tokens?</summary>
internal static class CapWhatIf
{
    private const int MostModels = 20;

    public static async Task<Saving> RunAsync(AnalysisRun run, PricedRows priced, long cap)
    {
        var rows = run.Rows();
        var limit = $"toFloat64({rows.Parameters.Count(cap)})";
        var table = await run.AskAsync(
            rows,
            $"What input tokens beyond {Say.Count(cap)} cost",
            "SELECT model_name, count() AS events, count(recorded) AS recorded_events, sum(cost) AS cents, sum(tin - cut_at) AS tokens_cut, "
                + "sum(cost * (tin - cut_at) * weight_in / nullIf(tin * weight_in + ifNull(tout, 0) * weight_out, 0)) AS saved_cents, sum(sum(cost)) OVER () AS all_cents, sum(count()) OVER () AS all_events, sum(saved_cents) OVER () AS all_saved "
                + $"FROM (SELECT *, {limit} AS cut_at, ifNull(price_in, 1) AS weight_in, ifNull(price_out, 1) AS weight_out {priced.From(rows)} WHERE cost IS NOT NULL AND tin > {limit}) "
                + $"GROUP BY model_name ORDER BY saved_cents DESC NULLS LAST, model_name LIMIT {MostModels}");
        var saving = new Saving
        {
            Kind = SavingKind.CapContext,
            WhatIf = $"No event has more than {Say.Count(cap)} input tokens.",
            Assumptions =
            [
                "Answers stay as long and as good with less context; the data cannot tell.",
                "A recorded cost is split over input and output tokens in the proportion of the model's price; without a known price, each token costs the same.",
            ],
        };
        if (table.Rows.Length == 0)
        {
            return saving with { Events = 0, CurrentCents = 0, SavedCents = 0, Steps = [$"No priced event has more than {Say.Count(cap)} input tokens."] };
        }

        if (table.Number(0, "all_cents") is not { } cents || table.Number(0, "all_saved") is not { } saved)
        {
            return saving with { NotComputable = NotComputable.OutOfRange };
        }

        var steps = ImmutableArray.CreateBuilder<string>();
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var (model, events, cut, part) = (table.Text(row, "model_name"), table.Count(row, "events"), table.Number(row, "tokens_cut") ?? 0, table.Number(row, "saved_cents") ?? 0);
            var price = priced.Price(model);
            steps.Add(price is not null && table.Count(row, "recorded_events") == 0
                ? $"{Say.Name(model)}: {Number(cut)} tokens beyond the cap on {Number(events)} events × {Number(price.InputCentsPerMillion)} ÷ 1,000,000 = {Number(part)} cents ({price.Source})."
                : $"{Say.Name(model)}: {Number(cut)} tokens beyond the cap on {Number(events)} events that cost {Number(table.Number(row, "cents") ?? 0)} cents; the sum over events of cost × (tokens cut × {Number(price?.InputCentsPerMillion ?? 1)}) ÷ (input tokens × {Number(price?.InputCentsPerMillion ?? 1)} + output tokens × {Number(price?.OutputCentsPerMillion ?? 1)}) = {Number(part)} cents.");
        }

        steps.Add($"Saved, over all models: {Number(saved)} of {Number(cents)} cents that these events cost.");
        return saving with
        {
            Events = table.Count(0, "all_events"),
            CurrentCents = cents,
            SavedCents = saved,
            SavedPercent = cents > 0 ? 100 * saved / cents : null,
            Steps = steps.ToImmutable(),
        };
    }
}
