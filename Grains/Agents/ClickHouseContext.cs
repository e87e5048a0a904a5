using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>A leased context on the user's rows.</summary>
internal sealed class ClickHouseContext(IUserDataGrain user, ContextPlace place, StoreWait wait) : IClickHouseContext
{
    /// <inheritdoc/>
    public Task<QueryResult> QueryAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) =>
        wait.WorkAsync(() => place.CallAsync(id => user.QueryAsync(id, query, cancellationToken)), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) =>
        user.StreamAsync(place.Id, query, cancellationToken).AnswersAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<long> InsertAsync(InsertBatch batch, CancellationToken cancellationToken = default) =>
        InsertAsync(batch, OperationId.New(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> InsertAsync(InsertBatch batch, OperationId operationId, CancellationToken cancellationToken = default) =>
        wait.WorkAsync(() => place.CallAsync(id => user.InsertAsync(id, batch, operationId, cancellationToken)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TableSchema>> DescribeTablesAsync(CancellationToken cancellationToken = default) =>
        await wait.WorkAsync(() => place.CallAsync(user.DescribeTablesAsync), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => wait.GiveBackAsync(user, place.Id);
}
