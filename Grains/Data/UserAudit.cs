using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;
using Netra.Grains.Isolation;

namespace Netra.Grains.Data;

/// <summary>
/// The record of accesses to the user's rows and keys: one entry for each, whatever ends it. Not thread-safe: it lives on its activation's scheduler.
/// </summary>
internal sealed class UserAudit(AuditStore store, UserLimits limits, TimeProvider time)
{
    private readonly HashSet<AuditAccess> _streams = [];

    /// <summary>Does a piece of work and records it.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="work">The work.</param>
    /// <param name="describe">Tables and rows of its result.</param>
    public async Task<T> RecordAsync<T>(string operation, Func<Task<T>> work, Func<T, (string Table, long Rows)> describe)
    {
        using var access = Begin(operation);
        var result = await access.RunAsync(work);
        var (table, rows) = describe(result);
        access.HandOut(table, rows);
        access.Complete();
        return result;
    }

    /// <summary>Passes blocks on and records how many rows went out, also when the reader leaves or the store fails in the middle.</summary>
    public async IAsyncEnumerable<RowBlock> RecordAsync(string operation, IAsyncEnumerable<RowBlock> blocks, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var access = Begin(operation);
        _streams.Add(access);
        await using var read = blocks.GetAsyncEnumerator(cancellationToken);
        while (await access.RunAsync(() => read.MoveNextAsync().AsTask()))
        {
            access.HandOut(string.Join(',', read.Current.Tables), read.Current.Rows.Length);
            yield return read.Current;
        }

        access.Complete();
    }

    /// <summary>Ends the streams that are still read and records them; stores what was gathered. The grain goes away.</summary>
    public Task CloseAsync()
    {
        foreach (var stream in _streams.ToArray())
        {
            stream.Interrupt();
        }

        return store.StoreAsync();
    }

    /// <summary>Stores what was gathered; what cannot be stored now is kept for the next time.</summary>
    public Task StoreAsync() => store.StoreAsync();

    /// <summary>Forgets what was gathered: the user is erased.</summary>
    public Task DropAsync() => store.DropAsync();

    // Who asks is known while the call is judged that begins the access; later pieces of a stream, and its end, may come from a timer.
    private AuditAccess Begin(string operation)
    {
        var (agent, run) = CurrentCaller.Source is { } source && OwnedGrains.IsAgent(source) && AgentGrainKey.TryParse(source.Key.ToString() ?? string.Empty, out var key)
            ? (key.Agent.ToString(), key.RunId.ToString())
            : (string.Empty, string.Empty);
        return new AuditAccess(operation, agent, run, time.GetTimestamp(), End);
    }

    private void End(AuditAccess access)
    {
        _streams.Remove(access);
        if (limits.AuditInterval > TimeSpan.Zero)
        {
            store.Add(new AuditEntry(
                time.GetUtcNow(), access.Agent, access.Run, access.Operation, access.Table, access.Rows, time.GetElapsedTime(access.Started), access.Outcome));
        }
    }
}
