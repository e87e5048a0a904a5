namespace Netra.Grains.Abstractions.Execution;

/// <summary>What an erase found and removed.</summary>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Keys">Session values and keys of Redis contexts.</param>
/// <param name="Runs">Runs, with their journals.</param>
/// <param name="Events">Events.</param>
[GenerateSerializer, Immutable, Alias("netra.ErasedUser")]
public sealed record ErasedUser([property: Id(0)] long Rows, [property: Id(1)] long Keys, [property: Id(2)] long Runs, [property: Id(3)] long Events);
