namespace Netra.Grains.Abstractions.Execution;

/// <summary>Queries and inserts of a user since the grain's activation.</summary>
/// <param name="Queries">Queries sent to the engine.</param>
/// <param name="QueryErrors">Queries that were refused or failed.</param>
/// <param name="Inserts">Inserts stored.</param>
/// <param name="RowsInserted">Rows stored.</param>
[GenerateSerializer, Immutable, Alias("netra.QueryStatistics")]
public sealed record QueryStatistics(
    [property: Id(0)] long Queries,
    [property: Id(1)] long QueryErrors,
    [property: Id(2)] long Inserts,
    [property: Id(3)] long RowsInserted);
