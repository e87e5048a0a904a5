namespace Netra.Grains.Abstractions.Data;

/// <summary>A name, a value, or both.</summary>
/// <param name="Name">A hash field, set member or key.</param>
/// <param name="Value">A value, as JSON.</param>
[GenerateSerializer, Immutable, Alias("netra.KeyValueItem")]
public sealed record KeyValueItem([property: Id(0)] string Name, [property: Id(1)] string? Value);
