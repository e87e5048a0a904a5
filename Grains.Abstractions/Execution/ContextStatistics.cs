using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>The contexts of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Open">How many are open now.</param>
/// <param name="Limit">How many may be.</param>
/// <param name="OldestAgeSeconds">The age of the oldest open one, in seconds; 0 when none is open.</param>
/// <param name="Opened">How many were opened.</param>
/// <param name="Refused">How many were refused over the limit.</param>
/// <param name="Expired">How many ended by idleness.</param>
[GenerateSerializer, Immutable, Alias("netra.ContextStatistics")]
public sealed record ContextStatistics(
    [property: Id(0)] ContextKind Kind,
    [property: Id(1)] int Open,
    [property: Id(2)] int Limit,
    [property: Id(3)] double OldestAgeSeconds,
    [property: Id(4)] long Opened,
    [property: Id(5)] long Refused,
    [property: Id(6)] long Expired);
