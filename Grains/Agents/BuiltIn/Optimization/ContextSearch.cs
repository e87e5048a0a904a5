using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Looks at how long contexts are: proposes a cap, and without prices counts what it saves in tokens.</summary>
internal static class ContextSearch
{
    private const int FewestValues = 30;
    private const double LeastPercent = 1;

    /// <summary>The cap to reckon with; <see langword="null"/>: there is too little data for one.</summary>
    public static async Task<long?> RunAsync(IAnalysisQueries queries, AnalysisScope scope, WhatIf whatIf, bool isPriced, Findings findings)
    {
        var cap = whatIf.CapInputTokens;
        if (cap is null)
        {
            var tokens = await new PerformanceAnalysis(queries).RunAsync(scope, new PerformanceRequest { Measure = new Measure(Metric.InputTokens) });
            if (tokens.Overall.Values < FewestValues)
            {
                findings.NotLookedAt.Add(tokens.Overall.Values == 0
                    ? "Long contexts are not looked at: no event carries input tokens."
                    : $"Long contexts are not looked at: {Say.Count(tokens.Overall.Values, "event")} with input tokens, and at least {FewestValues} are needed.");
                return null;
            }

            cap = Rounded(tokens.Overall.P90!.Value);
        }

        if (!isPriced)
        {
            await TokensAsync(queries, scope, cap.Value, whatIf.CapInputTokens is not null, findings);
        }

        return cap;
    }

    /// <summary>Up to two digits that count.</summary>
    internal static long Rounded(double value)
    {
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, value))) - 1));
        return (long)Math.Max(1, Math.Ceiling(value / step) * step);
    }

    private static async Task TokensAsync(IAnalysisQueries queries, AnalysisScope scope, long cap, bool isNamed, Findings findings)
    {
        var run = await AnalysisRun.BeginAsync(queries, scope);
        var rows = run.Rows();
        var limit = $"toFloat64({rows.Parameters.Count(cap)})";
        var table = await run.AskAsync(
            rows,
            $"Input tokens beyond {Say.Count(cap)}",
            $"SELECT countIf(tokens_input > {limit}) AS events, sum(toFloat64(ifNull(tokens_input, 0))) AS all_tokens, sumIf(toFloat64(tokens_input) - {limit}, tokens_input > {limit}) AS beyond {rows.From()}");
        var (events, all, beyond) = (table.Count(0, "events"), table.Number(0, "all_tokens") ?? 0, table.Number(0, "beyond") ?? 0);
        var percent = all > 0 ? 100 * beyond / all : 0;
        if (beyond <= 0 || (!isNamed && percent < LeastPercent))
        {
            return;
        }

        findings.Add(
            new Finding(
                "",
                FindingKind.LongContext,
                $"Cap input tokens at {Say.Count(cap)}; {Say.Count(events, "event")} have more",
                new ExpectedGain(GainUnit.Tokens, beyond, $"{Say.Number(beyond)} input tokens, {Say.Number(percent)}% of them") { Percent = percent })
            {
                CapInputTokens = cap,
                Events = events,
                Steps =
                [
                    $"{Say.Count(events, "event")} have more than {Say.Count(cap)} input tokens; together they have {SayStep.Number(beyond)} tokens beyond that.",
                    $"{SayStep.Number(beyond)} ÷ {SayStep.Number(all)} input tokens of all events = {Say.Number(percent)}%.",
                ],
                Assumptions = ["Answers stay as good with less context; the data cannot tell."],
            },
            run.Evidence(),
            skip: 1);
    }
}
