using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Models;

/// <summary>
/// What one call of the model takes from the budgets: at first all that it can use, then what the provider says it used. When nobody knows, what was reserved
/// stays, until the call is made again: it is the same call, by its operation id.
/// </summary>
internal sealed class ModelMeter(ModelRequest request, ModelPrice? price) : IStepMeter
{
    private const decimal CentsPerDollar = 100;
    private const decimal Million = 1_000_000;

    /// <summary>What the answer of the attempt used; <see langword="null"/>: there is none.</summary>
    public ModelUsage? Told { get; set; }

    /// <inheritdoc/>
    public StepCharge Reserve(StepCharge? before)
    {
        Told = null;
        return new StepCharge(new Spending(before?.Spending.Used ?? BudgetUse.None, Use(request.EstimatedTokens, request.MaxOutputTokens))) { Unpriced = price is null };
    }

    /// <inheritdoc/>
    public StepCharge Settle(StepCharge reserved, Exception? failure)
    {
        var used = Told is { } told ? Use(told) : IsUnused(failure) ? BudgetUse.None : null;
        return used is null ? reserved : reserved with { Spending = new Spending(reserved.Spending.Used.Plus(used), BudgetUse.None) };
    }

    // The provider answered, and did not do what it was asked.
    private static bool IsUnused(Exception? failure) => failure is NetraException
    {
        ErrorClass: ModelFailures.Authentication or ModelFailures.UnknownModel or ModelFailures.Refused or ModelFailures.RateLimited or ModelFailures.Provider
    };

    private BudgetUse Use(ModelUsage told)
    {
        var use = Use(told.InputTokens, told.OutputTokens);
        return told.Estimated ? use with { EstimatedTokens = use.Tokens } : use;
    }

    private BudgetUse Use(long input, long output) =>
        new(input + output, price is null ? 0 : ((input * (decimal)price.InputCentsPerMillion) + (output * (decimal)price.OutputCentsPerMillion)) / CentsPerDollar / Million);
}
