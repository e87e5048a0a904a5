using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>A real store behind a bad line.</summary>
internal sealed class LossyStore(IUserAnalyticsStore store) : IUserAnalyticsStore
{
    /// <summary>Inserts are done, and nobody hears of it.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Inserts do not arrive.</summary>
    public bool LosesRequests { get; set; }

    public Task<QueryResult> QueryAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken) => store.QueryAsync(query, limits, cancellationToken);

    public IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken) => store.StreamAsync(query, limits, cancellationToken);

    public async Task<long> InsertAsync(
        string table, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<object?>> rows, OperationId operationId, CancellationToken cancellationToken)
    {
        var stored = LosesRequests ? 0 : await store.InsertAsync(table, columns, rows, operationId, cancellationToken);
        return LosesAnswers || LosesRequests ? throw new NetraException(ErrorCodes.Unavailable, "The line is bad.") : stored;
    }

    public Task<ImmutableArray<TableSchema>> DescribeAsync(CancellationToken cancellationToken) => store.DescribeAsync(cancellationToken);

    public Task<long> EraseAsync(CancellationToken cancellationToken) => store.EraseAsync(cancellationToken);
}
