using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>
/// A user, for the gateway. Key: the user id. Every call carries a bearer token in <see cref="CallerToken"/>, whose subject
/// must be this user. Refusals and failures are <see cref="NetraException"/>s.
/// </summary>
[Alias("netra.IUserExecutionGrain")]
public interface IUserExecutionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Admits a run; returns when it is stored. The same request id returns the run it started;
    /// with another body: <see cref="ErrorCodes.Conflict"/>. No place: <see cref="ErrorCodes.LimitExceeded"/>.
    /// </summary>
    [Alias("StartRunAsync")]
    Task<RunView> StartRunAsync(StartRun start);

    /// <summary>A run, or <see langword="null"/>.</summary>
    [Alias("GetRunAsync")]
    Task<RunView?> GetRunAsync(RunId runId);

    /// <summary>Runs, newest first.</summary>
    /// <param name="before">Only runs older than this one.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    [Alias("ListRunsAsync")]
    Task<RunPage> ListRunsAsync(RunId? before, int limit);

    /// <summary>Asks a run to end; <see langword="false"/> when there is no such run. A run that has ended stays as it is.</summary>
    [Alias("CancelRunAsync")]
    Task<bool> CancelRunAsync(RunId runId);

    /// <summary>
    /// Tells a run what a person decided; returns when it is stored. The same decision again changes nothing.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="approvalId">The id in its <c>approval_requested</c> event.</param>
    /// <param name="approval">The decision; a comment has at most 8,192 characters.</param>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.NotFound"/>: there is no such run, or it did not ask this. <see cref="ErrorCodes.Conflict"/>: it was decided otherwise, or the run
    /// has ended.
    /// </exception>
    [Alias("ResolveApprovalAsync")]
    Task ResolveApprovalAsync(RunId runId, string approvalId, Approval approval);

    /// <summary>
    /// The user's events in order: first those stored, then new ones as they are stored, without end. The first batch comes at once, and one without events
    /// every two seconds in which nothing happens. Subscribe again from the last <see cref="EventBatch.Through"/> and <see cref="EventBatch.Generation"/> when
    /// it breaks. Before what is kept, beyond the head, or of another generation: <see cref="ErrorCodes.EventsExpired"/>.
    /// </summary>
    [Alias("SubscribeAsync")]
    IAsyncEnumerable<EventBatch> SubscribeAsync(EventSubscription subscription, CancellationToken cancellationToken);

    /// <summary>Runs one SELECT over the user's tables.</summary>
    [Alias("ExecuteAnalyticsQueryAsync"), ResponseTimeout("00:01:00")]
    Task<QueryResult> ExecuteAnalyticsQueryAsync(AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>A table that the user can write to, or <see langword="null"/>.</summary>
    [Alias("DescribeTableAsync")]
    Task<TableSchema?> DescribeTableAsync(string table);

    /// <summary>
    /// Begins an import that is stored as a whole or not at all. Blocks are gathered in the user's grain until
    /// <see cref="CommitInsertAsync"/>; an import left alone for a minute is dropped.
    /// </summary>
    [Alias("BeginInsertAsync")]
    Task BeginInsertAsync(OperationId operationId, string table, ImmutableArray<string> columns);

    /// <summary>Adds a block. <paramref name="block"/> counts from 0, so that a repeated one is recognised.</summary>
    [Alias("AppendInsertAsync")]
    Task AppendInsertAsync(OperationId operationId, int block, ImmutableArray<ImmutableArray<object?>> rows);

    /// <summary>Stores all blocks; the number of rows. The same operation again does not store them again.</summary>
    [Alias("CommitInsertAsync"), ResponseTimeout("00:02:00")]
    Task<long> CommitInsertAsync(OperationId operationId, CancellationToken cancellationToken);

    /// <summary>Drops an import. Idempotent.</summary>
    [Alias("AbortInsertAsync")]
    Task AbortInsertAsync(OperationId operationId);

    /// <summary>A session value as JSON, or <see langword="null"/>. Typed: <see cref="SessionExtensions"/>.</summary>
    [Alias("GetSessionJsonAsync")]
    Task<string?> GetSessionJsonAsync(string key);

    /// <summary>Stores a session value; without <paramref name="timeToLive"/> for 3600 s.</summary>
    [Alias("SetSessionJsonAsync")]
    Task SetSessionJsonAsync(string key, string json, TimeSpan? timeToLive);

    /// <summary>Removes a session value; whether it was there.</summary>
    [Alias("RemoveSessionDataAsync")]
    Task<bool> RemoveSessionDataAsync(string key);

    /// <summary>The keys of the user's session.</summary>
    [Alias("ListSessionKeysAsync")]
    Task<ImmutableArray<string>> ListSessionKeysAsync();

    /// <summary>
    /// Erases the user: runs are stopped, then rows, keys, events, runs and everything else go, on all nodes; returns when they are gone. Meanwhile
    /// everything else is <see cref="ErrorCodes.Unavailable"/>. The id can be used again and finds nothing. Repeatable; an erase that is interrupted goes on by itself.
    /// </summary>
    [Alias("EraseAsync"), ResponseTimeout("00:10:00")]
    Task<ErasedUser> EraseAsync();

    /// <summary>What the user has and uses.</summary>
    [Alias("GetStatisticsAsync")]
    Task<UserStatistics> GetStatisticsAsync();
}
