using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Optimization;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>Something to do.</summary>
/// <param name="Place">Its place in the plan, from 1.</param>
/// <param name="Title">What to do, in a sentence.</param>
/// <param name="Effort">How much work it is.</param>
/// <param name="EffortReason">Why.</param>
/// <param name="Gain">What it is expected to bring.</param>
public sealed record PlannedAction(int Place, string Title, Effort Effort, string EffortReason, ExpectedGain Gain)
{
    /// <summary>The finding it follows from, by its id; empty: it follows from what could not be looked at.</summary>
    public string Finding { get; init; } = "";

    /// <summary>What was found, or could not be looked at, in its words.</summary>
    public string Because { get; init; } = "";

    /// <summary>How to do it, in order.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>How to see that it worked: a question to ask later.</summary>
    public string Check { get; init; } = "";

    /// <summary>What could go wrong.</summary>
    public string Risk { get; init; } = "";
}
