namespace Netra.Grains.Abstractions.Data;

/// <summary>A value of a ClickHouse <c>JSON</c>, <c>Variant</c> or <c>Dynamic</c> column, as JSON text.</summary>
/// <param name="Text">The JSON.</param>
[GenerateSerializer, Immutable, Alias("netra.SqlJson")]
public sealed record SqlJson([property: Id(0)] string Text);
