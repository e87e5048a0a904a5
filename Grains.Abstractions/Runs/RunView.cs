using System.Collections.Immutable;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Runs;

/// <summary>A run as its user sees it.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="ThreadId">Its conversation.</param>
/// <param name="Agent">The agent asked.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">The answer, when it completed.</param>
/// <param name="Error">What went wrong, when it did.</param>
/// <param name="CreatedAt">When it was admitted.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Agents">The agents that took part, in the order they started.</param>
[GenerateSerializer, Immutable, Alias("netra.RunView")]
public sealed record RunView(
    [property: Id(0)] RunId RunId,
    [property: Id(1)] ThreadId ThreadId,
    [property: Id(2)] string Agent,
    [property: Id(3)] RunStatus Status,
    [property: Id(4)] RunResult? Result,
    [property: Id(5)] RunError? Error,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? CompletedAt,
    [property: Id(8)] ImmutableArray<string> Agents)
{
    /// <summary>What it asks a person and was not decided yet; oldest first.</summary>
    [Id(9)]
    public ImmutableArray<PendingApproval> Approvals { get; init; } = [];

    /// <summary>What it has taken from the budgets, with all of its agents.</summary>
    [Id(10)]
    public Spending Usage { get; init; } = Spending.None;
}
