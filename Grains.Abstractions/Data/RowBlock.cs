using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>
/// Rows that travel together. A value is <see langword="null"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="ulong"/>,
/// <see cref="float"/>, <see cref="double"/>, <see cref="string"/> (also wider integers, decimals, UUIDs, addresses, enums),
/// <see cref="DateTime"/> in UTC, <see cref="DateOnly"/>, an <see cref="ImmutableArray{T}"/> of values (arrays and tuples),
/// a <see cref="SqlMap"/> or a <see cref="SqlJson"/>.
/// </summary>
/// <param name="Columns">The columns, the same in every block of a result.</param>
/// <param name="Rows">The rows, each with a value per column.</param>
[GenerateSerializer, Immutable, Alias("netra.RowBlock")]
public sealed record RowBlock(
    [property: Id(0)] ImmutableArray<ColumnInfo> Columns,
    [property: Id(1)] ImmutableArray<ImmutableArray<object?>> Rows)
{
    /// <summary>The tables that the query reads, each once.</summary>
    [Id(2)]
    public ImmutableArray<string> Tables { get; init; } = [];
}
