using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Data;

/// <summary>
/// The rows of one user, and of no other: the store was made for that user and takes no user id. Gate parsing and decoding run
/// off the caller's scheduler. Failures are <see cref="NetraException"/>s.
/// </summary>
internal interface IUserAnalyticsStore
{
    /// <summary>Runs one SELECT through the gate; a result over <paramref name="limits"/> is refused, never cut.</summary>
    Task<QueryResult> QueryAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken);

    /// <summary>Runs one SELECT through the gate; blocks of at most 8,192 rows as they come.</summary>
    IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken);

    /// <summary>Stores rows, all or none. The same operation again stores nothing. The number of rows.</summary>
    Task<long> InsertAsync(string table, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<object?>> rows, OperationId operationId, CancellationToken cancellationToken);

    /// <summary>The tables every user has, with the columns a user may name.</summary>
    Task<ImmutableArray<TableSchema>> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Deletes all rows, and makes sure by counting; how many there were.</summary>
    Task<long> EraseAsync(CancellationToken cancellationToken);
}
