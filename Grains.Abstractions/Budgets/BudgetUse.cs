namespace Netra.Grains.Abstractions.Budgets;

/// <summary>An amount of what budgets limit.</summary>
/// <param name="Tokens">Tokens of language models, sent and received.</param>
/// <param name="CostDollars">What they cost, in US dollars; exact, not rounded.</param>
/// <param name="ToolCalls">Calls of tools.</param>
/// <param name="Rows">Rows handed out by queries.</param>
/// <param name="EstimatedTokens">Those of the tokens that are estimated from lengths, because the provider told none that can be true.</param>
[GenerateSerializer, Immutable, Alias("netra.BudgetUse")]
public sealed record BudgetUse(
    [property: Id(0)] long Tokens = 0,
    [property: Id(1)] decimal CostDollars = 0,
    [property: Id(2)] long ToolCalls = 0,
    [property: Id(3)] long Rows = 0,
    [property: Id(4)] long EstimatedTokens = 0)
{
    /// <summary>Nothing.</summary>
    public static BudgetUse None { get; } = new();

    /// <summary>Both together.</summary>
    public BudgetUse Plus(BudgetUse other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Tokens + other.Tokens, Plain(CostDollars + other.CostDollars), ToolCalls + other.ToolCalls, Rows + other.Rows, EstimatedTokens + other.EstimatedTokens);
    }

    /// <summary>This without the other.</summary>
    public BudgetUse Minus(BudgetUse other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Tokens - other.Tokens, Plain(CostDollars - other.CostDollars), ToolCalls - other.ToolCalls, Rows - other.Rows, EstimatedTokens - other.EstimatedTokens);
    }

    // Without the zeros at the end that sums of decimals collect.
    private static decimal Plain(decimal dollars) => dollars / 1.0000000000000000000000000000m;
}
