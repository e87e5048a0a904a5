using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;

namespace Netra.Grains.Execution;

/// <content>
/// The user's data, for clients and for agents. Each piece of work first makes sure that this activation still owns the user's log: the log says of which
/// generation the user's rows are, and an erase on another node is known within seconds.
/// </content>
internal sealed partial class UserExecutionGrain
{
    /// <inheritdoc/>
    public Task<QueryResult> ExecuteAnalyticsQueryAsync(AnalyticsQuery query, CancellationToken cancellationToken) => QueryAsync(reader: null, query, cancellationToken);

    /// <inheritdoc/>
    public async Task<TableSchema?> DescribeTableAsync(string table) =>
        (await WorkAsync(Parts.Analytics.DescribeAsync)).FirstOrDefault(known => known.Name == table && known.Name != UserAnalytics.AuditTable);

    /// <inheritdoc/>
    public Task BeginInsertAsync(OperationId operationId, string table, ImmutableArray<string> columns)
    {
        Parts.Imports.Begin(operationId, table, columns);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AppendInsertAsync(OperationId operationId, int block, ImmutableArray<ImmutableArray<object?>> rows)
    {
        Parts.Imports.Append(operationId, block, rows);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> CommitInsertAsync(OperationId operationId, CancellationToken cancellationToken)
    {
        var import = Parts.Imports.Find(operationId);
        import.Storing = true;
        try
        {
            return await InsertAsync(import.Table, import.Columns, import.Rows, operationId, cancellationToken);
        }
        finally
        {
            Parts.Imports.Remove(operationId);
        }
    }

    /// <inheritdoc/>
    public Task AbortInsertAsync(OperationId operationId)
    {
        Parts.Imports.Remove(operationId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetSessionJsonAsync(string key) => SessionAsync(() => Parts.Session.GetAsync(key));

    /// <inheritdoc/>
    public Task SetSessionJsonAsync(string key, string json, TimeSpan? timeToLive) => SessionAsync(async () =>
    {
        await Parts.Session.SetAsync(key, json, timeToLive);
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> RemoveSessionDataAsync(string key) => SessionAsync(() => Parts.Session.RemoveAsync(key));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ListSessionKeysAsync() => SessionAsync(Parts.Session.KeysAsync);

    /// <inheritdoc/>
    public Task<string?> GetSessionAsync(string key) => GetSessionJsonAsync(key);

    /// <inheritdoc/>
    public Task SetSessionAsync(string key, string json, TimeSpan? timeToLive) => SetSessionJsonAsync(key, json, timeToLive);

    /// <inheritdoc/>
    public Task<bool> RemoveSessionAsync(string key) => RemoveSessionDataAsync(key);

    /// <inheritdoc/>
    public Task<ContextLease> OpenContextAsync(ContextKind kind, ContextUser? opener = null)
    {
        Parts.Work.ThrowIfStopped();
        return Task.FromResult(Parts.Contexts.Open(kind, opener));
    }

    /// <inheritdoc/>
    public Task ReleaseContextAsync(Guid contextId)
    {
        Parts.Contexts.Release(contextId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<QueryResult> QueryAsync(Guid contextId, AnalyticsQuery query, CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        return await QueryAsync(use.Opener, query, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowBlock> StreamAsync(Guid contextId, AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);

        // Not a piece of work: an erase need not wait for a reader that has stopped reading.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Parts.Work.Stopping);
        await foreach (var block in Parts.Audit.RecordAsync("stream", ReadAsync(use.Opener, query, ended.Token), ended.Token))
        {
            yield return block;
        }
    }

    /// <inheritdoc/>
    public async Task<long> InsertAsync(Guid contextId, InsertBatch batch, OperationId operationId, CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        return await InsertAsync(batch.Table, batch.Columns, batch.Rows, operationId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TableSchema>> DescribeTablesAsync(Guid contextId)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        return await WorkAsync(Parts.Analytics.DescribeAsync);
    }

    /// <inheritdoc/>
    public async Task<KeyValueReply> ExecuteAsync(Guid contextId, KeyValueCommand command, OperationId operationId, CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.Redis);
        var limits = new KeyValueLimits(Parts.Limits.SessionValueBytes, Parts.Limits.SessionKeys);
        return await WorkAsync(
            token => Parts.Audit.RecordAsync("key_value", () => Parts.KeyValues.ExecuteAsync(KeyValueArea.Data, command, limits, operationId, token), _ => (string.Empty, 0)),
            cancellationToken);
    }

    private Task<T> SessionAsync<T>(Func<Task<T>> work) => WorkAsync(_ => Parts.Audit.RecordAsync("session", work, _ => (string.Empty, 0)));

    private Task<QueryResult> QueryAsync(ContextUser? reader, AnalyticsQuery query, CancellationToken cancellationToken) => WorkAsync(
        async token =>
        {
            await LoadRunOfAsync(reader);
            return await Parts.Audit.RecordAsync(
                "query",
                () => Parts.Rows.ChargeAsync(reader, () => Parts.Analytics.QueryAsync(query, token)),
                result => (string.Join(',', result.Tables), result.Rows.Length));
        },
        cancellationToken);

    private async IAsyncEnumerable<RowBlock> ReadAsync(ContextUser? reader, AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Moved(Parts.Writer.OwnAsync(CancellationToken.None));
        await Moved(LoadRunOfAsync(reader));
        Parts.Rows.Require(reader);
        await foreach (var block in Parts.Analytics.StreamAsync(query, cancellationToken))
        {
            await Moved(Parts.Rows.ChargeAsync(reader, block.Rows.Length));
            yield return block;
        }
    }

    // What a run has used stands with it.
    private Task LoadRunOfAsync(ContextUser? reader) => reader is null ? Task.CompletedTask : Parts.Runs.LoadAsync();

    // An erase waits for an insert and does not cancel it: the engine could go on with one that nobody waits for.
    private Task<long> InsertAsync(
        string table, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<object?>> rows, OperationId operationId, CancellationToken cancellationToken) =>
        WorkAsync(
            _ => Parts.Audit.RecordAsync("insert", () => Parts.Analytics.InsertAsync(table, columns, rows, operationId, cancellationToken), stored => (table, stored)),
            cancellationToken);

    private Task<T> WorkAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default) =>
        Moved(WorkHereAsync(operation, cancellationToken));

    private async Task<T> WorkHereAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var work = Parts.Work.Begin(cancellationToken);
        try
        {
            await Parts.Writer.OwnAsync(CancellationToken.None);
            return await operation(work.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Parts.Work.ThrowIfStopped();
            throw;
        }
    }
}
