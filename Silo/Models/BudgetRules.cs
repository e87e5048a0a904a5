using Microsoft.Extensions.Options;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Execution;

namespace Netra.Silo.Models;

/// <summary>Budgets under which the configured model could never be asked stop start-up.</summary>
internal sealed class BudgetRules(IOptions<ModelOptions> model, PriceTable prices) : IValidateOptions<UserLimits>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UserLimits options)
    {
        string[] errors = model.Value.IsSet ? [.. Errors(options)] : [];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(UserLimits limits)
    {
        if ((limits.CostPerDay ?? limits.CostPerRun) is not null && prices.Find(model.Value.Model) is null)
        {
            yield return "Netra:Limits:CostPerDay or CostPerRun is set, and the price of Netra:Model:Model is not known. Set it under Netra:Prices:Models.";
        }

        foreach (var (key, tokens) in new[] { (nameof(limits.TokensPerDay), limits.TokensPerDay), (nameof(limits.TokensPerRun), limits.TokensPerRun) })
        {
            if (tokens <= model.Value.MaxOutputTokens)
            {
                yield return $"Netra:Limits:{key} does not allow one answer of Netra:Model:MaxOutputTokens. Raise it, or lower the other.";
            }
        }
    }
}
