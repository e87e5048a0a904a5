using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>A table that every user has for their own rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns a user may read and write, in order.</param>
[GenerateSerializer, Immutable, Alias("netra.TableSchema")]
public sealed record TableSchema(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<TableColumn> Columns);
