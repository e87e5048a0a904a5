namespace Netra.Grains.Abstractions.Execution;

/// <summary>The query cache of a user.</summary>
/// <param name="Entries">Results kept.</param>
/// <param name="Bytes">Their size, estimated, in bytes.</param>
/// <param name="Hits">Queries answered from it.</param>
/// <param name="Misses">Queries that had to be run.</param>
/// <param name="Evictions">Results dropped for want of room.</param>
[GenerateSerializer, Immutable, Alias("netra.CacheStatistics")]
public sealed record CacheStatistics(
    [property: Id(0)] int Entries,
    [property: Id(1)] long Bytes,
    [property: Id(2)] long Hits,
    [property: Id(3)] long Misses,
    [property: Id(4)] long Evictions);
