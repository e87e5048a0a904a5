namespace Netra.Grains.Abstractions.Budgets;

/// <summary>A user's budgets, and what has gone of them today.</summary>
/// <param name="Day">Today, in UTC.</param>
/// <param name="ResetsAt">When the next day begins, with full budgets.</param>
/// <param name="Used">What was used today.</param>
/// <param name="Reserved">What is set aside today for calls that are under way, or whose outcome nobody knows.</param>
/// <param name="PerDay">The budgets of a day.</param>
/// <param name="PerRun">The budgets of a run.</param>
[GenerateSerializer, Immutable, Alias("netra.BudgetStatistics")]
public sealed record BudgetStatistics(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] DateTimeOffset ResetsAt,
    [property: Id(2)] BudgetUse Used,
    [property: Id(3)] BudgetUse Reserved,
    [property: Id(4)] BudgetLimits PerDay,
    [property: Id(5)] BudgetLimits PerRun);
