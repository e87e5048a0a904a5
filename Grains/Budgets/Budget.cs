using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Execution;

namespace Netra.Grains.Budgets;

/// <summary>One of the things that budgets limit.</summary>
/// <param name="Name">Its name in metrics.</param>
/// <param name="Words">What it is, for users.</param>
/// <param name="Of">How much of it is in an amount.</param>
/// <param name="Limit">The most of it within limits; <see langword="null"/>: there is no such budget.</param>
internal sealed record Budget(string Name, string Words, Func<BudgetUse, decimal> Of, Func<BudgetLimits, decimal?> Limit)
{
    /// <summary>Rows handed out by queries.</summary>
    public static Budget Rows { get; } = new("rows", "rows", use => use.Rows, limits => limits.Rows);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Budget> All { get; } =
    [
        new("tokens", "tokens of the language model", use => use.Tokens, limits => limits.Tokens),
        new("cost", "US dollars for the language model", use => use.CostDollars, limits => limits.CostDollars),
        new("tool_calls", "calls of tools", use => use.ToolCalls, limits => limits.ToolCalls),
        Rows,
    ];

    /// <summary>What a user may use a day.</summary>
    public static BudgetLimits PerDay(UserLimits limits) => new(limits.TokensPerDay, limits.CostPerDay, limits.ToolCallsPerDay, limits.RowsPerDay);

    /// <summary>What a run may use.</summary>
    public static BudgetLimits PerRun(UserLimits limits) => new(limits.TokensPerRun, limits.CostPerRun, limits.ToolCallsPerRun, limits.RowsPerRun);
}
