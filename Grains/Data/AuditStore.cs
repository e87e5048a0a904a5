using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Data;

/// <summary>
/// Entries on their way into the table. They are gathered and stored together; while the engine is away the newest are kept, up to a bound. A batch whose answer
/// did not come is sent again as the same operation, so that it is stored once. Not thread-safe: it lives on its activation's scheduler.
/// </summary>
internal sealed partial class AuditStore(Func<IUserAnalyticsStore> open, ILogger logger)
{
    private const int MaxPending = 5_000;

    private static readonly ImmutableArray<string> Columns =
        ["timestamp", "agent", "run_id", "operation", "table_name", "row_count", "elapsed_ms", "outcome"];

    private readonly Queue<AuditEntry> _pending = [];
    private (OperationId Id, ImmutableArray<AuditEntry> Entries)? _batch;
    private long _lost;
    private Task _storing = Task.CompletedTask;

    /// <summary>Takes an entry.</summary>
    public void Add(AuditEntry entry)
    {
        if (_pending.Count == MaxPending)
        {
            _pending.Dequeue();
            _lost++;
        }

        _pending.Enqueue(entry);
    }

    /// <summary>Stores what was gathered; what cannot be stored now is kept for the next time.</summary>
    public Task StoreAsync() => _storing.IsCompleted ? _storing = StoreGatheredAsync() : _storing;

    /// <summary>Forgets what was gathered.</summary>
    public async Task DropAsync()
    {
        _pending.Clear();
        await _storing;
        _pending.Clear();
        _batch = null;
    }

    private async Task StoreGatheredAsync()
    {
        try
        {
            while ((_batch ??= Gather()) is { } batch)
            {
                await open().InsertAsync(UserAnalytics.AuditTable, Columns, [.. batch.Entries.Select(Row)], batch.Id, CancellationToken.None);
                _batch = null;
            }
        }
        catch (Exception failure)
        {
            LogNotStored(logger, _pending.Count + (_batch?.Entries.Length ?? 0), failure.GetType().Name);
        }
    }

    private (OperationId Id, ImmutableArray<AuditEntry> Entries)? Gather()
    {
        if (_lost > 0)
        {
            LogLost(logger, _lost);
            _lost = 0;
        }

        if (_pending.Count == 0)
        {
            return null;
        }

        ImmutableArray<AuditEntry> entries = [.. _pending];
        _pending.Clear();
        return (OperationId.New(), entries);
    }

    private static ImmutableArray<object?> Row(AuditEntry entry) =>
    [
        entry.At.UtcDateTime, entry.Agent, entry.RunId, entry.Operation, entry.Table, (ulong)entry.Rows, entry.Elapsed.TotalMilliseconds, entry.Outcome,
    ];

    [LoggerMessage(LogLevel.Warning, "{Entries} entries of a user's access record are not stored yet: {Reason}")]
    private static partial void LogNotStored(ILogger logger, int entries, string reason);

    [LoggerMessage(LogLevel.Error, "{Entries} entries of a user's access record are lost: the engine was away for too long")]
    private static partial void LogLost(ILogger logger, long entries);
}
