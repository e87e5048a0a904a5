using Netra.Grains.Abstractions.Budgets;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// What a step takes from the budgets. It stands in the step's journal entry, so what is recorded of the step and what was charged for it are one write, and
/// an attempt that is made again replaces its charge instead of adding one.
/// </summary>
/// <param name="Spending">What it takes.</param>
[GenerateSerializer, Immutable, Alias("netra.StepCharge")]
public sealed record StepCharge([property: Id(0)] Spending Spending)
{
    /// <summary>The day whose budgets it is taken from, in UTC: that of the last attempt. The user's grain writes it.</summary>
    [Id(1)]
    public DateOnly Day { get; init; }

    /// <summary>Whether it asks a model whose price is not known.</summary>
    [Id(2)]
    public bool Unpriced { get; init; }
}
