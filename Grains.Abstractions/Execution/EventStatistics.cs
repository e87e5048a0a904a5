namespace Netra.Grains.Abstractions.Execution;

/// <summary>The event log of a user.</summary>
/// <param name="Head">The sequence of the newest event; 0: none yet.</param>
/// <param name="Oldest">The sequence of the oldest event kept.</param>
/// <param name="Subscribers">Open subscriptions at the user's grain.</param>
[GenerateSerializer, Immutable, Alias("netra.EventStatistics")]
public sealed record EventStatistics([property: Id(0)] long Head, [property: Id(1)] long Oldest, [property: Id(2)] int Subscribers);
