using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>Rows to be stored in one of the user's tables, all or none.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The columns given; the others take their defaults.</param>
/// <param name="Rows">
/// The rows. A value is <see langword="null"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="double"/>,
/// <see cref="decimal"/>, <see cref="string"/>, <see cref="Guid"/>, <see cref="DateTime"/> in UTC, <see cref="DateOnly"/>, an
/// <see cref="ImmutableArray{T}"/> of values or a <see cref="SqlMap"/>.
/// </param>
[GenerateSerializer, Immutable, Alias("netra.InsertBatch")]
public sealed record InsertBatch(
    [property: Id(0)] string Table,
    [property: Id(1)] ImmutableArray<string> Columns,
    [property: Id(2)] ImmutableArray<ImmutableArray<object?>> Rows);
