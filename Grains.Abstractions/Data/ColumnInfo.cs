namespace Netra.Grains.Abstractions.Data;

/// <summary>A column of a result or a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its ClickHouse type, such as <c>Nullable(Float64)</c>.</param>
[GenerateSerializer, Immutable, Alias("netra.ColumnInfo")]
public sealed record ColumnInfo([property: Id(0)] string Name, [property: Id(1)] string Type);
