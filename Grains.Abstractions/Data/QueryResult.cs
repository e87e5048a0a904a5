using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>A whole result. Never truncated: a result over its limit is refused.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; see <see cref="RowBlock"/> for the values.</param>
/// <param name="Elapsed">How long the engine took; the original time when it came from the cache.</param>
[GenerateSerializer, Immutable, Alias("netra.QueryResult")]
public sealed record QueryResult(
    [property: Id(0)] ImmutableArray<ColumnInfo> Columns,
    [property: Id(1)] ImmutableArray<ImmutableArray<object?>> Rows,
    [property: Id(2)] TimeSpan Elapsed)
{
    /// <summary>The tables that the query reads, each once.</summary>
    [Id(3)]
    public ImmutableArray<string> Tables { get; init; } = [];
}
