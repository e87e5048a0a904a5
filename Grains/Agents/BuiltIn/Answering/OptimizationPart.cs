using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what could be saved, computed from the data.</summary>
internal static class OptimizationPart
{
    private const double Share = 20;

    public static async Task TellAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        // Who asks how to fail less often wants to know how often that is, and not what it costs.
        if (inquiry.Question.Measures is { IsEmpty: false } measures && measures.All(measure => measure.Metric is Metric.Latency or Metric.Errors or Metric.ErrorRate or Metric.SuccessRate))
        {
            await FiguresPart.TellAsync(inquiry);
            if (inquiry.Setting.InTeam)
            {
                return;
            }
        }

        var cost = await CostPart.TellAsync(inquiry);
        if (cost.NotComputable is not null)
        {
            await PerformancePart.TellAsync(inquiry);
            return;
        }

        if (inquiry.Setting.WhatIf is { IsNamed: true } named)
        {
            await NamedAsync(inquiry, named);
            return;
        }

        // What else could be saved is for agent optimization to say.
        if (inquiry.Setting.InTeam)
        {
            return;
        }

        var request = new SavingsRequest { Move = Cheapest(cost), CapInputTokens = await CapAsync(inquiry), CacheRepeats = true };
        var found = answer.Keep("savings", await new SavingsAnalysis(inquiry.Runner, inquiry.Prices).RunAsync(inquiry.Analysed, request));
        foreach (var saving in found.Savings.Where(saving => saving.SavedCents > 0).OrderByDescending(saving => saving.SavedCents))
        {
            answer.Line($"What if: {saving.WhatIf.TrimEnd('.')}. It would save {answer.Figure($"saved_cents[{saving.Kind}]", saving.SavedCents, Unit.Cents)}, {answer.Figure($"saved_percent[{saving.Kind}]", saving.SavedPercent, Unit.Percent)} of what these events cost.");
            foreach (var assumption in saving.Assumptions)
            {
                answer.Line($"- {assumption}");
            }
        }

        if (!found.Savings.Any(saving => saving.SavedCents > 0))
        {
            answer.Line("None of the savings that can be computed from the data would save anything: another model of yours, fewer input tokens, kept answers of repeats.");
        }
    }

    // What is named is told whatever comes of it.
    private static async Task NamedAsync(Inquiry inquiry, WhatIf named)
    {
        var answer = inquiry.Answer;
        var move = named.TargetModel is { } model ? new MoveToModel(model, named.SharePercent ?? WhatIf.UsualShare) : null;
        var found = answer.Keep("savings", await new SavingsAnalysis(inquiry.Runner, inquiry.Prices).RunAsync(inquiry.Analysed, new SavingsRequest { Move = move, CapInputTokens = named.CapInputTokens }));
        foreach (var saving in found.Savings)
        {
            var saved = saving.NotComputable is { } why ? $"What it would save cannot be computed: {why.Because}"
                : saving.SavedCents > 0 ? $"It would save {answer.Figure($"saved_cents[{saving.Kind}]", saving.SavedCents, Unit.Cents)}, {answer.Figure($"saved_percent[{saving.Kind}]", saving.SavedPercent, Unit.Percent)} of what these events cost"
                : saving.SavedCents < 0 ? $"It would save nothing, and cost {answer.Figure($"more_cents[{saving.Kind}]", -saving.SavedCents, Unit.Cents)} more"
                : "It would save nothing";
            answer.Line($"What if: {saving.WhatIf.TrimEnd('.')}. {saved}.");
            foreach (var line in saving.Steps.Concat(saving.Assumptions))
            {
                answer.Line($"- {line}");
            }
        }
    }

    // The user's own model that is cheapest by token, when the dearest one costs noticeably more.
    private static MoveToModel? Cheapest(CostResult cost)
    {
        var priced = cost.Models.Where(group => group.Model!.Length > 0 && group.Figures.CentsPerThousandTokens is > 0).OrderBy(group => group.Figures.CentsPerThousandTokens).ToList();
        return priced.Count > 1 && priced[^1].Figures.CentsPerThousandTokens > 1.1 * priced[0].Figures.CentsPerThousandTokens ? new MoveToModel(priced[0].Model!, Share) : null;
    }

    private static async Task<long?> CapAsync(Inquiry inquiry)
    {
        if (!inquiry.Scope.Has(Metric.InputTokens))
        {
            return null;
        }

        var rows = inquiry.Rows();
        var table = await inquiry.Runner.RunAsync(rows.Query("How long most requests are", $"SELECT quantileExactInclusive(0.95)(tokens_input) AS most {rows.From()}"));
        return table.Number(0, "most") is { } most and >= 1 ? (long)most : null;
    }
}
