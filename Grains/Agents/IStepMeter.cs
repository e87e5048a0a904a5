using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents;

/// <summary>Says what a step takes from the budgets. The user's grain decides whether it may, when it records that an attempt begins.</summary>
internal interface IStepMeter
{
    /// <summary>What an attempt that begins may use at most, with what earlier ones used.</summary>
    StepCharge Reserve(StepCharge? before);

    /// <summary>What an attempt used, in place of what was reserved for it.</summary>
    /// <param name="reserved">What was.</param>
    /// <param name="failure">How it failed; <see langword="null"/>: it did not.</param>
    StepCharge Settle(StepCharge reserved, Exception? failure);
}
