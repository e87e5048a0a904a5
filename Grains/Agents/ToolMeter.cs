using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;

namespace Netra.Grains.Agents;

/// <summary>A tool is one call, used when it begins, however often it is tried and however it ends.</summary>
internal sealed class ToolMeter : IStepMeter
{
    private static readonly StepCharge Call = new(new Spending(new BudgetUse(ToolCalls: 1), BudgetUse.None));

    /// <summary>The one.</summary>
    public static ToolMeter Instance { get; } = new();

    /// <inheritdoc/>
    public StepCharge Reserve(StepCharge? before) => Call;

    /// <inheritdoc/>
    public StepCharge Settle(StepCharge reserved, Exception? failure) => reserved;
}
