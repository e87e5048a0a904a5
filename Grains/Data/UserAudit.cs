using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;
using Netra.Grains.Isolation;

namespace Netra.Grains.Data;

/// <summary>
/// The record of accesses to the user's rows and keys. Entries are gathered and stored together, now and then and when the grain goes; while the engine is away,
/// the newest are kept, up to a bound. Not thread-safe: it lives on its activation's scheduler.
/// </summary>
internal sealed partial class UserAudit(Func<IUserAnalyticsStore> open, UserLimits limits, TimeProvider time, ILogger logger)
{
    private const int MaxPending = 5_000;
    private const string Ok = "ok";

    private static readonly ImmutableArray<string> Columns =
        ["timestamp", "agent", "run_id", "operation", "table_name", "row_count", "elapsed_ms", "outcome"];

    private readonly Queue<AuditEntry> _pending = [];
    private Task _storing = Task.CompletedTask;

    /// <summary>Does a piece of work and records it.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="work">The work.</param>
    /// <param name="describe">Tables and rows of its result.</param>
    public async Task<T> RecordAsync<T>(string operation, Func<Task<T>> work, Func<T, (string Table, long Rows)> describe)
    {
        var (agent, run) = Caller();
        var started = time.GetTimestamp();
        try
        {
            var result = await work();
            var (table, rows) = describe(result);
            Add(agent, run, operation, table, rows, started, Ok);
            return result;
        }
        catch (Exception failure)
        {
            Add(agent, run, operation, string.Empty, 0, started, failure switch
            {
                NetraException refusal => refusal.Code,
                OperationCanceledException => ErrorCodes.Cancelled,
                _ => ErrorCodes.Internal,
            });
            throw;
        }
    }

    /// <summary>Stores what was gathered; what cannot be stored now is kept for the next time.</summary>
    public Task StoreAsync() => _storing.IsCompleted && _pending.Count > 0 ? _storing = StoreGatheredAsync() : _storing;

    /// <summary>Forgets what was gathered: the user is erased.</summary>
    public async Task DropAsync()
    {
        _pending.Clear();
        await _storing;
        _pending.Clear();
    }

    private static (string Agent, string Run) Caller()
    {
        if (CurrentCaller.Source is { } source && OwnedGrains.IsAgent(source) && AgentGrainKey.TryParse(source.Key.ToString() ?? string.Empty, out var key))
        {
            return (key.Agent.ToString(), key.RunId.ToString());
        }

        return (string.Empty, string.Empty);
    }

    private void Add(string agent, string run, string operation, string table, long rows, long started, string outcome)
    {
        if (limits.AuditInterval == TimeSpan.Zero)
        {
            return;
        }

        if (_pending.Count == MaxPending)
        {
            _pending.Dequeue();
        }

        _pending.Enqueue(new AuditEntry(time.GetUtcNow(), agent, run, operation, table, rows, time.GetElapsedTime(started), outcome));
    }

    private async Task StoreGatheredAsync()
    {
        AuditEntry[] entries = [.. _pending];
        _pending.Clear();
        try
        {
            ImmutableArray<ImmutableArray<object?>> rows = [.. entries.Select(Row)];
            await open().InsertAsync(UserAnalytics.AuditTable, Columns, rows, OperationId.New(), CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotStored(logger, entries.Length, failure.GetType().Name);
            AuditEntry[] kept = [.. entries.Concat(_pending).TakeLast(MaxPending)];
            _pending.Clear();
            Array.ForEach(kept, _pending.Enqueue);
        }
    }

    private static ImmutableArray<object?> Row(AuditEntry entry) =>
    [
        entry.At.UtcDateTime, entry.Agent, entry.RunId, entry.Operation, entry.Table, (ulong)entry.Rows, entry.Elapsed.TotalMilliseconds, entry.Outcome,
    ];

    [LoggerMessage(LogLevel.Warning, "{Entries} entries of a user's access record are not stored yet: {Reason}")]
    private static partial void LogNotStored(ILogger logger, int entries, string reason);
}
