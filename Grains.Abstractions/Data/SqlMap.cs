using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>A value of a ClickHouse <c>Map</c>, in the engine's order.</summary>
/// <param name="Entries">Keys and values.</param>
[GenerateSerializer, Immutable, Alias("netra.SqlMap")]
public sealed record SqlMap([property: Id(0)] ImmutableArray<KeyValuePair<object, object?>> Entries);
