using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Data;

/// <summary>A leased, limited and timed view of the user's own rows.</summary>
public interface IClickHouseContext : IAsyncDisposable
{
    /// <summary>Runs one SELECT and returns its whole result.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.QueryNotAllowed"/>, <see cref="ErrorCodes.QueryFailed"/>, <see cref="ErrorCodes.QueryLimitExceeded"/> or
    /// <see cref="ErrorCodes.Unavailable"/>.
    /// </exception>
    Task<QueryResult> QueryAsync(AnalyticsQuery query, CancellationToken cancellationToken = default);

    /// <summary>Runs one SELECT and returns its rows in blocks as they come, however many there are.</summary>
    IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, CancellationToken cancellationToken = default);

    /// <summary>Stores rows, all or none; returns when they are stored. The number of rows stored.</summary>
    Task<long> InsertAsync(InsertBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Stores rows, all or none; the same operation again, after a crash or a time-out, does not store them again.</summary>
    Task<long> InsertAsync(InsertBatch batch, OperationId operationId, CancellationToken cancellationToken = default);

    /// <summary>The tables the user has.</summary>
    Task<IReadOnlyList<TableSchema>> DescribeTablesAsync(CancellationToken cancellationToken = default);
}
