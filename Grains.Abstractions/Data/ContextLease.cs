namespace Netra.Grains.Abstractions.Data;

/// <summary>The right to use a store for a while; ended by its release, by idleness, or with its user's grain.</summary>
/// <param name="Id">Names the lease in later calls; worthless to any other user.</param>
/// <param name="Kind">What it opens.</param>
/// <param name="IdleTimeToLive">How long it lives without being used.</param>
[GenerateSerializer, Immutable, Alias("netra.ContextLease")]
public sealed record ContextLease([property: Id(0)] Guid Id, [property: Id(1)] ContextKind Kind, [property: Id(2)] TimeSpan IdleTimeToLive);
