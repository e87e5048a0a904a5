using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>What agent <c>actions</c> proposes; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="Events">How many events the findings are about.</param>
public sealed record ActionPlan(long Events)
{
    /// <summary>What to do, in order: money by gain over effort, then what saves tokens, errors and time, then what only needs a look, then what would let more be found.</summary>
    public ImmutableArray<PlannedAction> Actions { get; init; } = [];

    /// <summary>What a reader has to know, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
