using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;

namespace Netra.Grains.Data;

/// <summary>
/// The user's queries and inserts: cached, counted, and a bounded number on the engine at a time, whoever of the user's requests and
/// agents asks.
/// </summary>
/// <param name="open">The store; asked for when it is first needed, because the generation of the user's rows stands in the log.</param>
/// <param name="cache">The user's results.</param>
/// <param name="limits">What the user may use.</param>
internal sealed class UserAnalytics(Func<IUserAnalyticsStore> open, QueryCache cache, UserLimits limits) : IDisposable
{
    /// <summary>The table that records accesses: users read it, only the runtime writes it.</summary>
    public const string AuditTable = "data_access_audit";

    private readonly SemaphoreSlim _places = new(limits.ConcurrentQueries, limits.ConcurrentQueries);
    private readonly QueryLimits _queryLimits = new(limits.QueryTime, limits.QueryRows, limits.QueryBytes);
    private readonly Lazy<IUserAnalyticsStore> _store = new(open, LazyThreadSafetyMode.None);
    private long _queries;
    private long _errors;
    private long _inserts;
    private long _rows;

    /// <summary>Runs one SELECT, or gives its result again.</summary>
    public async Task<QueryResult> QueryAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        if (cache.Find(query) is { } kept)
        {
            return kept;
        }

        var version = cache.Version;
        var result = await CountedAsync(() => _store.Value.QueryAsync(query, _queryLimits, cancellationToken), cancellationToken);
        if (Repeatable(query))
        {
            cache.Keep(query, result, version);
        }

        return result;
    }

    /// <summary>Runs one SELECT and passes its rows on in blocks; never cached.</summary>
    public async IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        _queries++;
        try
        {
            await foreach (var block in _store.Value.StreamAsync(query, _queryLimits, cancellationToken))
            {
                yield return block;
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Stores rows, all or none.</summary>
    public async Task<long> InsertAsync(
        string table,
        ImmutableArray<string> columns,
        IReadOnlyList<ImmutableArray<object?>> rows,
        OperationId operationId,
        CancellationToken cancellationToken)
    {
        if (table == AuditTable)
        {
            throw new NetraException(ErrorCodes.NotFound, $"There is no table '{table}' to write to.");
        }

        try
        {
            var stored = await _store.Value.InsertAsync(table, columns, rows, operationId, cancellationToken);
            _inserts++;
            _rows += stored;
            return stored;
        }
        finally
        {
            // Also after a failure: whether the rows are there is not known then.
            cache.Invalidate();
        }
    }

    /// <summary>The tables the user has.</summary>
    public Task<ImmutableArray<TableSchema>> DescribeAsync(CancellationToken cancellationToken) => _store.Value.DescribeAsync(cancellationToken);

    /// <summary>What was done so far.</summary>
    public QueryStatistics Statistics() => new(_queries, _errors, _inserts, _rows);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    // A query that asks for the time, for chance or for the record of queries has another answer each time.
    private static bool Repeatable(AnalyticsQuery query) =>
        !Volatile.Any(word => query.Sql.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Volatile = ["now", "today", "yesterday", "rand", "uuid", "current_", "ulid", "generate", "fuzz", AuditTable];

    private async Task<QueryResult> CountedAsync(Func<Task<QueryResult>> query, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        _queries++;
        try
        {
            return await query();
        }
        catch (NetraException)
        {
            _errors++;
            throw;
        }
        finally
        {
            _places.Release();
        }
    }
}
