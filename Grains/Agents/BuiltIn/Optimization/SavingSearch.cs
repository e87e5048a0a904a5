using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Finds what could be saved: cheaper models, capped contexts, repeats. What is named is told whatever comes of it; of the rest, what saves at least 1 %.</summary>
internal sealed class SavingSearch(IAnalysisQueries queries, PriceTable prices, AnalysisScope scope, WhatIf whatIf, Findings findings)
{
    private const int MostMoves = 3;
    private const double LeastShare = 0.01;

    // Coverage and the models to price.
    private const int Preparing = 2;

    private SavingsAnalysis Analysis => new(queries, prices);

    public async Task RunAsync(CostResult cost, long? cap)
    {
        if (cost.Overall.TotalCents is not ({ } total and > 0))
        {
            return;
        }

        await MovesAsync(cost, total);
        if (cap is { } tokens)
        {
            await CapAsync(tokens, total);
        }

        var result = await Analysis.RunAsync(scope, new SavingsRequest { CacheRepeats = true });
        foreach (var saving in result.Savings.Where(saving => saving.SavedCents >= LeastShare * total))
        {
            var hasHash = !saving.IsUpperBound;
            findings.Add(
                new Finding("", FindingKind.Repeats, $"{Say.Count(saving.Events, "event")} {(hasHash ? "repeat an earlier one" : "look like an earlier one by workload, model and input tokens")}", Gain(saving, total))
                {
                    Events = saving.Events,
                    HasPromptHash = hasHash,
                    Steps = saving.Steps,
                    Assumptions = saving.Assumptions,
                },
                result.Evidence,
                Preparing);
        }
    }

    private async Task MovesAsync(CostResult cost, double total)
    {
        var share = whatIf.SharePercent ?? WhatIf.UsualShare;
        if (whatIf.TargetModel is { } named)
        {
            var isInUse = cost.Models.Any(model => string.Equals(model.Model, named, StringComparison.OrdinalIgnoreCase));
            await MoveAsync(scope, new MoveTarget(named, isInUse, $"{named} is the model that you named."), share, total, null, null, isNamed: true);
            return;
        }

        foreach (var group in cost.Groups.Where(group => group.Figures.TotalCents >= LeastShare * total).Take(MostMoves))
        {
            if (MoveTarget.For(group, cost, prices) is { } target)
            {
                await MoveAsync(scope.Among(DimensionKind.Workload, group.Workload!).Among(DimensionKind.Model, group.Model!), target, share, total, group.Workload, group.Model, isNamed: false);
            }
        }
    }

    private async Task MoveAsync(AnalysisScope events, MoveTarget target, double share, double total, string? workload, string? model, bool isNamed)
    {
        var result = await Analysis.RunAsync(events, new SavingsRequest { Move = new MoveToModel(target.Model, share) });
        var saving = result.Savings.Single();
        if (saving.NotComputable is { } why)
        {
            findings.NotLookedAt.Add($"Moving to {target.Model} cannot be computed, because {why.Because}.");
            return;
        }

        if (saving.SavedCents <= 0 && isNamed)
        {
            findings.Notes.Add($"Moving {Say.Number(share)}% to {target.Model} would save nothing: {string.Join(' ', saving.Steps)}");
        }

        if (saving.SavedCents <= 0 || (!isNamed && saving.SavedCents < LeastShare * total))
        {
            return;
        }

        var what = workload is null ? "the events that ran on other models" : $"workload {Say.Name(workload)} from {Say.Name(model!)}";
        findings.Add(
            new Finding("", FindingKind.CheaperModel, $"Move {Say.Number(share)}% of {what} to {target.Model}", Gain(saving, total))
            {
                Workload = workload,
                Model = model,
                TargetModel = target.Model,
                TargetIsInUse = target.IsInUse,
                SharePercent = share,
                Events = saving.Events,
                Steps = [target.Why, .. saving.Steps],
                Assumptions = saving.Assumptions,
            },
            result.Evidence,
            Preparing);
    }

    private async Task CapAsync(long tokens, double total)
    {
        var result = await Analysis.RunAsync(scope, new SavingsRequest { CapInputTokens = tokens });
        var saving = result.Savings.Single();
        if (saving.SavedCents is { } saved && saved <= 0 && whatIf.CapInputTokens is not null)
        {
            findings.Notes.Add($"Capping input tokens at {Say.Count(tokens)} would save nothing: {string.Join(' ', saving.Steps)}");
        }

        if (saving.SavedCents > 0 && (whatIf.CapInputTokens is not null || saving.SavedCents >= LeastShare * total))
        {
            findings.Add(
                new Finding("", FindingKind.LongContext, $"Cap input tokens at {Say.Count(tokens)}; {Say.Count(saving.Events, "event")} have more", Gain(saving, total))
                {
                    CapInputTokens = tokens,
                    Events = saving.Events,
                    Steps = saving.Steps,
                    Assumptions = saving.Assumptions,
                },
                result.Evidence,
                Preparing);
        }
    }

    private static ExpectedGain Gain(Saving saving, double total)
    {
        var cents = saving.SavedCents!.Value;
        return new ExpectedGain(GainUnit.Cents, cents, $"{(saving.IsUpperBound ? "up to " : "")}{Say.Value(cents, Unit.Cents)}, {Say.Number(100 * cents / total)}% of all cost", saving.IsUpperBound) { Percent = 100 * cents / total };
    }
}
