using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Data;
using Netra.Grains.Isolation;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Orleans.Concurrency;

namespace Netra.Grains.Execution;

/// <summary>
/// A user: the one place through which that user's requests and agents reach that user's data. Whose it is stands in its key and nowhere
/// else. One interface per audience; the isolation guard lets each audience reach its own.
/// </summary>
[GrainType(OwnedGrains.User), Reentrant]
internal sealed class UserExecutionGrain(UserGrainServices services)
    : Grain, IUserExecutionGrain, IUserDataGrain, IUserRunGrain, IUserRecoveryGrain, IDisposable
{
    private static readonly TimeSpan TendInterval = TimeSpan.FromSeconds(1);

    private readonly List<IGrainTimer> _timers = [];
    private UserParts? _parts;

    private UserParts Parts => _parts ?? throw new InvalidOperationException("The grain is not active.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _parts = services.For(UserId.Parse(this.GetPrimaryKeyString()), GrainFactory);
        Parts.Writer.Retention = Parts.Runs.Retain;
        Parts.Writer.Published = Parts.Events.Publish;
        Parts.Writer.Fenced = Leave;
        _timers.Add(this.RegisterGrainTimer(Parts.Runs.TendAsync, new(TendInterval, TendInterval) { KeepAlive = false, Interleave = true }));
        _timers.Add(Sweep(ContextKind.ClickHouse, Parts.Limits.ClickHouseContextSweep));
        _timers.Add(Sweep(ContextKind.Redis, Parts.Limits.RedisContextSweep));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _timers.ForEach(timer => timer.Dispose());
        await UserGrainShutdown.StopAsync(Parts, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _parts?.Dispose();

    /// <inheritdoc/>
    public Task<RunView> StartRunAsync(StartRun start) => Moved(Parts.Runs.StartAsync(start));

    /// <inheritdoc/>
    public async Task<RunView?> GetRunAsync(RunId runId) => (await StoredRunsAsync()).GetValueOrDefault(runId)?.ToView();

    /// <inheritdoc/>
    public async Task<RunPage> ListRunsAsync(RunId? before, int limit) => RunPages.Page(await StoredRunsAsync(), before, limit);

    /// <inheritdoc/>
    public Task<bool> CancelRunAsync(RunId runId) => Moved(Parts.Runs.CancelAsync(runId));

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> SubscribeAsync(EventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await StoredRunsAsync();
        await using var batches = Parts.Events.ReadAsync(subscription, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await Moved(batches.MoveNextAsync().AsTask()))
        {
            yield return batches.Current;
        }
    }

    /// <inheritdoc/>
    public Task<QueryResult> ExecuteAnalyticsQueryAsync(AnalyticsQuery query, CancellationToken cancellationToken) =>
        Parts.Analytics.QueryAsync(query, cancellationToken);

    /// <inheritdoc/>
    public async Task<TableSchema?> DescribeTableAsync(string table) =>
        (await Parts.Analytics.DescribeAsync(CancellationToken.None)).FirstOrDefault(known => known.Name == table && known.Name != UserAnalytics.AuditTable);

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
            return await Parts.Analytics.InsertAsync(import.Table, import.Columns, import.Rows, operationId, cancellationToken);
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
    public Task<string?> GetSessionJsonAsync(string key) => Parts.Session.GetAsync(key);

    /// <inheritdoc/>
    public Task SetSessionJsonAsync(string key, string json, TimeSpan? timeToLive) => Parts.Session.SetAsync(key, json, timeToLive);

    /// <inheritdoc/>
    public Task<bool> RemoveSessionDataAsync(string key) => Parts.Session.RemoveAsync(key);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ListSessionKeysAsync() => Parts.Session.KeysAsync();

    /// <inheritdoc/>
    public async Task<UserStatistics> GetStatisticsAsync() => UserGrainStatistics.Of(Parts, await StoredRunsAsync());

    /// <inheritdoc/>
    public Task<ContextLease> OpenContextAsync(ContextKind kind) => Task.FromResult(Parts.Contexts.Open(kind));

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
        return await Parts.Analytics.QueryAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowBlock> StreamAsync(Guid contextId, AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        await foreach (var block in Parts.Analytics.StreamAsync(query, cancellationToken))
        {
            yield return block;
        }
    }

    /// <inheritdoc/>
    public async Task<long> InsertAsync(Guid contextId, InsertBatch batch, OperationId operationId, CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        return await Parts.Analytics.InsertAsync(batch.Table, batch.Columns, batch.Rows, operationId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<TableSchema>> DescribeTablesAsync(Guid contextId)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.ClickHouse);
        return await Parts.Analytics.DescribeAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<KeyValueReply> ExecuteAsync(Guid contextId, KeyValueCommand command, OperationId operationId, CancellationToken cancellationToken)
    {
        using var use = Parts.Contexts.Use(contextId, ContextKind.Redis);
        var limits = new KeyValueLimits(Parts.Limits.SessionValueBytes, Parts.Limits.SessionKeys);
        return await Parts.KeyValues.ExecuteAsync(KeyValueArea.Data, command, limits, operationId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> GetSessionAsync(string key) => Parts.Session.GetAsync(key);

    /// <inheritdoc/>
    public Task SetSessionAsync(string key, string json, TimeSpan? timeToLive) => Parts.Session.SetAsync(key, json, timeToLive);

    /// <inheritdoc/>
    public Task<bool> RemoveSessionAsync(string key) => Parts.Session.RemoveAsync(key);

    /// <inheritdoc/>
    public Task<bool> ReportAsync(RunId runId, CallId callId, AgentReport report) => Moved(Parts.Runs.ReportAsync(runId, report));

    /// <inheritdoc/>
    public Task CompleteAsync(RunId runId, CallId callId, AgentOutcome outcome) => Moved(Parts.Runs.CompleteAsync(runId, outcome));

    /// <inheritdoc/>
    public Task WakeAsync() => Moved(Parts.Runs.LoadAsync());

    private void Leave()
    {
        Parts.Events.Close();
        DeactivateOnIdle();
    }

    private IGrainTimer Sweep(ContextKind kind, TimeSpan interval) => this.RegisterGrainTimer(
        () =>
        {
            Parts.Contexts.Sweep(kind);
            return Task.CompletedTask;
        },
        new(interval, interval) { Interleave = true });

    private Task<IReadOnlyDictionary<RunId, RunRecord>> StoredRunsAsync() => Moved(LoadConfirmedAsync());

    private async Task<IReadOnlyDictionary<RunId, RunRecord>> LoadConfirmedAsync()
    {
        await Parts.Runs.LoadAsync();
        await Parts.Writer.ConfirmAsync(CancellationToken.None);
        return Parts.Writer.Stored;
    }

    private static async Task<T> Moved<T>(Task<T> work)
    {
        await Moved((Task)work);
        return await work;
    }

    // A fenced activation is about to go; the caller finds its successor by asking again.
    private static async Task Moved(Task work)
    {
        try
        {
            await work;
        }
        catch (LogFencedException)
        {
            throw new NetraException(ErrorCodes.Unavailable, "The user is moving to another node. Try again.") { RetryAfter = TimeSpan.FromSeconds(1) };
        }
    }
}
