using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>The user's data access, for that user's agents only. Key: the user id.</summary>
[Alias("netra.IUserDataGrain")]
public interface IUserDataGrain : IGrainWithStringKey
{
    /// <summary>Takes a place among the user's contexts of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="opener">For what; <see langword="null"/>: for no run.</param>
    [Alias("OpenContextAsync")]
    Task<ContextLease> OpenContextAsync(ContextKind kind, ContextUser? opener = null);

    /// <summary>Gives a place back. Idempotent.</summary>
    [Alias("ReleaseContextAsync")]
    Task ReleaseContextAsync(Guid contextId);

    /// <summary>Runs one SELECT.</summary>
    [Alias("QueryAsync"), ResponseTimeout("00:01:00")]
    Task<QueryResult> QueryAsync(Guid contextId, AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>Runs one SELECT and returns its rows in blocks.</summary>
    [Alias("StreamAsync")]
    IAsyncEnumerable<RowBlock> StreamAsync(Guid contextId, AnalyticsQuery query, CancellationToken cancellationToken);

    /// <summary>Stores rows, all or none.</summary>
    [Alias("InsertAsync"), ResponseTimeout("00:01:00")]
    Task<long> InsertAsync(Guid contextId, InsertBatch batch, OperationId operationId, CancellationToken cancellationToken);

    /// <summary>The tables the user has.</summary>
    [Alias("DescribeTablesAsync")]
    Task<ImmutableArray<TableSchema>> DescribeTablesAsync(Guid contextId);

    /// <summary>One operation on the user's keys.</summary>
    [Alias("ExecuteAsync"), ResponseTimeout("00:01:00")]
    Task<KeyValueReply> ExecuteAsync(Guid contextId, KeyValueCommand command, OperationId operationId, CancellationToken cancellationToken);

    /// <summary>A session value as JSON, or <see langword="null"/>.</summary>
    [Alias("GetSessionAsync")]
    Task<string?> GetSessionAsync(string key);

    /// <summary>The keys of the session.</summary>
    [Alias("ListSessionKeysAsync")]
    Task<ImmutableArray<string>> ListSessionKeysAsync();

    /// <summary>Stores a session value.</summary>
    [Alias("SetSessionAsync")]
    Task SetSessionAsync(string key, string json, TimeSpan? timeToLive);

    /// <summary>Removes a session value; whether it was there.</summary>
    [Alias("RemoveSessionAsync")]
    Task<bool> RemoveSessionAsync(string key);
}
