namespace Netra.Grains.Abstractions.Data;

/// <summary>A column of a user's table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its ClickHouse type.</param>
/// <param name="HasDefault">Whether an insert may leave it out.</param>
[GenerateSerializer, Immutable, Alias("netra.TableColumn")]
public sealed record TableColumn([property: Id(0)] string Name, [property: Id(1)] string Type, [property: Id(2)] bool HasDefault);
