namespace Netra.Grains.Abstractions.Budgets;

/// <summary>The most that may go; <see langword="null"/>: there is no such budget.</summary>
/// <param name="Tokens">Tokens of language models.</param>
/// <param name="CostDollars">What they cost, in US dollars.</param>
/// <param name="ToolCalls">Calls of tools.</param>
/// <param name="Rows">Rows handed out by queries.</param>
[GenerateSerializer, Immutable, Alias("netra.BudgetLimits")]
public sealed record BudgetLimits(
    [property: Id(0)] long? Tokens, [property: Id(1)] decimal? CostDollars, [property: Id(2)] long? ToolCalls, [property: Id(3)] long? Rows);
