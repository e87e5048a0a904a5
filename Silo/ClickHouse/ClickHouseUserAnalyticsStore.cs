using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Erasure;
using Netra.Silo.ClickHouse.Inserts;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Scheduling;
using Netra.Silo.ClickHouse.Schema;
using Netra.Silo.Resilience;
using Netra.Silo.Telemetry;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// The rows of the user whose capability it holds. Everything runs on the thread pool: a grain that calls it keeps its
/// scheduler for its own turns.
/// </summary>
internal sealed partial class ClickHouseUserAnalyticsStore(
    Capability capability,
    SqlPermit permit,
    FairQueue queue,
    QueryRunner queries,
    RowInserter inserter,
    RowEraser eraser,
    TableCatalog catalog,
    Circuit circuit,
    StoreTelemetry telemetry,
    TimeProvider time,
    ILogger logger) : IUserAnalyticsStore
{
    private const string System = "clickhouse";
    private const int BlockRows = 8_192;
    private const int BlockBytes = 4 * 1024 * 1024;

    // The hash that its rows are stamped with names a user as well as the secret would, and tells nothing.
    private readonly string _user = capability.Owner();

    /// <inheritdoc/>
    public async Task<QueryResult> QueryAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken)
    {
        permit.ThrowIfWithdrawn();
        using var place = await queue.EnterAsync(_user, cancellationToken);
        return await telemetry.RunAsync(System, "SELECT", query.Sql, async span => Noted(
            span, await RunAsync(query.Sql, limits.Time, token => ReadAllAsync(query, limits, token), cancellationToken)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowBlock> StreamAsync(AnalyticsQuery query, QueryLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        permit.ThrowIfWithdrawn();
        using var place = await queue.EnterAsync(_user, cancellationToken);
        await using var running = await telemetry.RunAsync(System, "SELECT", query.Sql, _ => RunAsync(
            query.Sql, limits.Time, token => queries.StartAsync(query, capability, limits, limitResult: false, token), cancellationToken));
        while (true)
        {
            var rows = await RunAsync(query.Sql, Timeout.InfiniteTimeSpan, token => running.Rows.ReadRowsAsync(BlockRows, BlockBytes, token), cancellationToken);
            if (rows.IsEmpty)
            {
                running.HasEnded = true;
                yield break;
            }

            yield return new RowBlock(running.Rows.Columns, rows) { Tables = [.. running.Tables] };
        }
    }

    /// <inheritdoc/>
    public async Task<long> InsertAsync(
        string table, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<object?>> rows, OperationId operationId, CancellationToken cancellationToken)
    {
        permit.ThrowIfWithdrawn();
        using var place = await queue.EnterAsync(_user, cancellationToken);
        return await telemetry.RunAsync(System, "INSERT", null, _ => RunAsync(table, Timeout.InfiniteTimeSpan, token => inserter.InsertAsync(table, columns, rows, capability, operationId, token), cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<TableSchema>> DescribeAsync(CancellationToken cancellationToken) =>
        RunAsync(string.Empty, Timeout.InfiniteTimeSpan, async token => (await catalog.GetAsync(token)).Tables, cancellationToken);

    /// <inheritdoc/>
    public Task<long> EraseAsync(CancellationToken cancellationToken) =>
        RunAsync(string.Empty, Timeout.InfiniteTimeSpan, token => eraser.EraseAsync(capability, token), cancellationToken);

    // The tables are names of the catalogue: what the gate has admitted.
    private static QueryResult Noted(Activity? span, QueryResult result)
    {
        span?.SetTag(StoreTelemetry.Tables, string.Join(',', result.Tables)).SetTag(StoreTelemetry.Rows, result.Rows.Length);
        return result;
    }

    private async Task<QueryResult> ReadAllAsync(AnalyticsQuery query, QueryLimits limits, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var running = await queries.StartAsync(query, capability, limits, limitResult: true, cancellationToken);
        var all = ImmutableArray.CreateBuilder<ImmutableArray<object?>>();
        while (true)
        {
            var rows = await running.Rows.ReadRowsAsync(BlockRows, BlockBytes, cancellationToken);
            if (rows.IsEmpty)
            {
                running.HasEnded = true;
                return new QueryResult(running.Rows.Columns, all.DrainToImmutable(), time.GetElapsedTime(started)) { Tables = [.. running.Tables] };
            }

            all.AddRange(rows);
            if (all.Count > limits.ResultRows || running.Rows.RowBytes > limits.ResultBytes)
            {
                throw new NetraException(ErrorCodes.QueryLimitExceeded, "The result has more rows or bytes than it may have.");
            }
        }
    }

    /// <summary>Runs work off the caller's scheduler, within its time, and lets nothing out but safe failures.</summary>
    private async Task<T> RunAsync<T>(string text, TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timer = new CancellationTokenSource(limit, time);
        var opened = circuit.Opened;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, opened, cancellationToken);
        try
        {
            return await Task.Run(() => work(linked.Token), linked.Token);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (opened.IsCancellationRequested && exception is OperationCanceledException)
            {
                throw circuit.Away();
            }

            if (timer.IsCancellationRequested)
            {
                throw new NetraException(ErrorCodes.QueryLimitExceeded, "The query takes longer than it may.");
            }

            var failure = EngineErrors.Map(exception, text);
            if (failure is null || failure.ErrorClass == QueryFailures.Other)
            {
                // Type and code only: the engine's words may hold what is not this user's, or nobody's, to see.
                var (kind, code) = (exception.GetType().Name, EngineErrors.CodeOf(exception));
                LogUnexpected(logger, kind, code);
            }

            throw failure ?? new NetraException();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A request to ClickHouse failed unexpectedly: {Kind}, code {Code}")]
    private static partial void LogUnexpected(ILogger logger, string kind, int code);
}
