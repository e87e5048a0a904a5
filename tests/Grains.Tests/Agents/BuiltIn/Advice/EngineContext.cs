using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>Queries and inserts on the real engine.</summary>
internal sealed class EngineContext(AnalysisUser user) : IClickHouseContext
{
    public Task<QueryResult> QueryAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) => user.QueryAsync(query);

    public IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> InsertAsync(InsertBatch batch, CancellationToken cancellationToken = default) => InsertAsync(batch, OperationId.New(), cancellationToken);

    public Task<long> InsertAsync(InsertBatch batch, OperationId operationId, CancellationToken cancellationToken = default) => user.InsertAsync(batch, operationId);

    public Task<IReadOnlyList<TableSchema>> DescribeTablesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
