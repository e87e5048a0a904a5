using Netra.Grains.Abstractions.Budgets;

namespace Netra.Grains.Budgets;

/// <summary>What has gone of a user's budgets on one day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Spending">What has gone.</param>
internal sealed record DaySpending(DateOnly Day, Spending Spending);
