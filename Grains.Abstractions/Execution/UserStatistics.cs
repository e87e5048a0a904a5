using System.Collections.Immutable;
using Netra.Grains.Abstractions.Budgets;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>What a user has and uses, seen from the user's grain. Counters count from the grain's activation.</summary>
/// <param name="Runs">Runs by status.</param>
/// <param name="Contexts">Open contexts.</param>
/// <param name="QueryCache">The query cache.</param>
/// <param name="Events">The event log.</param>
/// <param name="Queries">Queries that reached the engine, and how many failed.</param>
/// <param name="Limits">The limits that hold for the user, by name.</param>
[GenerateSerializer, Immutable, Alias("netra.UserStatistics")]
public sealed record UserStatistics(
    [property: Id(0)] ImmutableDictionary<string, int> Runs,
    [property: Id(1)] ImmutableArray<ContextStatistics> Contexts,
    [property: Id(2)] CacheStatistics QueryCache,
    [property: Id(3)] EventStatistics Events,
    [property: Id(4)] QueryStatistics Queries,
    [property: Id(5)] ImmutableDictionary<string, double> Limits)
{
    /// <summary>The budgets. What is counted here is stored: it outlives the grain.</summary>
    [Id(6)]
    public BudgetStatistics? Budgets { get; init; }
}
