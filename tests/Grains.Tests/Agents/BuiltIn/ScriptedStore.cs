using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Tests.Agents.BuiltIn;

/// <summary>Answers queries by a script.</summary>
internal sealed class ScriptedStore(Func<AnalyticsQuery, QueryResult> answer) : IClickHouseContext
{
    public Task<QueryResult> QueryAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) => Task.FromResult(answer(query));

    public IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> InsertAsync(InsertBatch batch, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> InsertAsync(InsertBatch batch, OperationId operationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<TableSchema>> DescribeTablesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
