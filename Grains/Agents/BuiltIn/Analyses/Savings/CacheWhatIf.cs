using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using static Netra.Grains.Agents.BuiltIn.Analyses.Savings.SayStep;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What if answers were kept and repeated requests served from them?</summary>
internal static class CacheWhatIf
{
    private const string Hash = "if(dimensions['prompt_hash'] != '', dimensions['prompt_hash'], JSONExtractString(metadata, 'prompt_hash')) AS prompt_hash, is_error";

    public static async Task<Saving> RunAsync(AnalysisRun run, PricedRows priced)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(
            rows,
            "What repeated requests cost",
            "SELECT count() AS events, sum(cost) AS cents, countIf(prompt_hash != '') AS hashed, countIf(prompt_hash != '' AND place > 1) AS repeats, ifNull(sumIf(cost, prompt_hash != '' AND place > 1), 0) AS repeat_cents, "
                + "countIf(prompt_hash = '' AND place > 1) AS alike, ifNull(sumIf(cost, prompt_hash = '' AND place > 1), 0) AS alike_cents "
                + "FROM (SELECT cost, prompt_hash, row_number() OVER (PARTITION BY workload, model_name, tin, prompt_hash ORDER BY timestamp, event_id) AS place "
                + $"{priced.From(rows, ", " + Hash)} WHERE cost IS NOT NULL AND is_error = 0 AND (tin IS NOT NULL OR prompt_hash != ''))");
        var isHashed = table.Count(0, "hashed") > 0;
        var saving = new Saving
        {
            Kind = SavingKind.CacheRepeats,
            IsUpperBound = !isHashed,
            WhatIf = isHashed
                ? "Answers are kept, and an event with the same workload, model, input tokens and prompt hash as an earlier one is served from them."
                : "Answers are kept, and an event with the same workload, model and input tokens as an earlier one is served from them.",
            Assumptions =
            [
                isHashed
                    ? "A prompt hash is taken to mean the same prompt; events without one are not counted."
                    : "These events carry no prompt hash (dimension or metadata key prompt_hash). Equal numbers of input tokens need not be the same prompt, so this is the most that could be saved, not what would be.",
                "An answer may be kept as long as the scope lasts, and keeping it costs nothing. Errors are left out.",
            ],
        };
        if (table.Count(0, "events") == 0)
        {
            return saving with { NotComputable = new(NotComputableReason.NoPrices, "no event without error has a cost and either input tokens or a prompt hash") };
        }

        if (table.Number(0, "cents") is not { } cents)
        {
            return saving with { NotComputable = NotComputable.OutOfRange };
        }

        var (repeats, alike) = (table.Count(0, "repeats"), table.Count(0, "alike"));
        var (repeatCents, alikeCents) = (table.Number(0, "repeat_cents") ?? 0, table.Number(0, "alike_cents") ?? 0);
        var saved = isHashed ? repeatCents : alikeCents;
        return saving with
        {
            Events = isHashed ? repeats : alike,
            CurrentCents = cents,
            SavedCents = saved,
            SavedPercent = cents > 0 ? 100 * saved / cents : null,
            Steps =
            [
                $"{Number(table.Count(0, "events"))} events without error cost {Number(cents)} cents; {Number(table.Count(0, "hashed"))} of them carry a prompt hash.",
                isHashed
                    ? $"{Number(repeats)} of these repeat an earlier one; they cost {Number(repeatCents)} cents, which is what is saved."
                    : $"{Number(alike)} have the workload, model and input tokens of an earlier one; they cost {Number(alikeCents)} cents, which is at most what is saved.",
                .. isHashed && alike > 0 ? [$"Besides, {Number(alike)} events without a hash look alike by workload, model and input tokens; they cost {Number(alikeCents)} cents and are not counted."] : Array.Empty<string>(),
            ],
        };
    }
}
