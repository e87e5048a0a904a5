using System.Buffers.Binary;
using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Execution;

namespace Netra.Grains.Data;

/// <summary>
/// The places of a user among contexts. The limit is a limit: one more is refused, and a live context is never disturbed to make room.
/// Not thread-safe: it lives on its activation's scheduler, and no method awaits.
/// </summary>
internal sealed class ContextLeases(UserLimits limits, TimeProvider time)
{
    // Stands at the beginning of the ids of its contexts: those of another activation are told apart.
    private readonly long _activation = Random.Shared.NextInt64();
    private readonly Dictionary<Guid, Lease> _leases = [];
    private readonly Dictionary<ContextKind, Counters> _counters = Enum.GetValues<ContextKind>().ToDictionary(kind => kind, _ => new Counters());

    /// <summary>Takes a place.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: none is free.</exception>
    public ContextLease Open(ContextKind kind, ContextUser? opener = null)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "There is no such kind of context.");
        }

        Sweep(kind);
        if (_leases.Values.Count(lease => lease.Kind == kind) >= Limit(kind))
        {
            _counters[kind].Refused++;
            throw new NetraException(ErrorCodes.LimitExceeded, $"All {Limit(kind)} {kind} contexts are open. Dispose one before opening another.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        var id = NewId();
        _leases.Add(id, new Lease(kind, opener, time.GetTimestamp()) { UsedAt = time.GetTimestamp() });
        _counters[kind].Opened++;
        return new ContextLease(id, kind, Idle(kind));
    }

    /// <summary>Marks a context as used until the result is disposed: a context in use is never idle.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.NotFound"/>: there is no such open context of that kind. <see cref="ErrorCodes.Unavailable"/>: it was opened on a node that the
    /// user has left since.
    /// </exception>
    public Usage Use(Guid contextId, ContextKind kind)
    {
        if (!_leases.TryGetValue(contextId, out var lease) || lease.Kind != kind)
        {
            throw IsOwn(contextId)
                ? new NetraException(ErrorCodes.NotFound, $"This {kind} context is not open: it was released, or has been idle for {Idle(kind)}.")
                : new NetraException(ErrorCodes.Unavailable, $"This {kind} context was open on a node that is gone. Open another one.") { ContextGone = true };
        }

        lease.Users++;
        return new Usage(lease, time);
    }

    /// <summary>Gives a place back; nothing happens when it was given back before.</summary>
    public void Release(Guid contextId) => _leases.Remove(contextId);

    /// <summary>Ends contexts of a kind that were idle for too long.</summary>
    public void Sweep(ContextKind kind)
    {
        var expired = _leases
            .Where(entry => entry.Value.Kind == kind && entry.Value.Users == 0 && time.GetElapsedTime(entry.Value.UsedAt) >= Idle(kind))
            .Select(entry => entry.Key)
            .ToArray();
        foreach (var id in expired)
        {
            _leases.Remove(id);
            _counters[kind].Expired++;
        }
    }

    /// <summary>What is open, and what was.</summary>
    public ImmutableArray<ContextStatistics> Statistics() =>
    [
        .. Enum.GetValues<ContextKind>().Select(kind =>
        {
            var open = _leases.Values.Where(lease => lease.Kind == kind).ToArray();
            var counters = _counters[kind];
            var oldest = open.Length == 0 ? 0 : open.Max(lease => time.GetElapsedTime(lease.OpenedAt).TotalSeconds);
            return new ContextStatistics(kind, open.Length, Limit(kind), oldest, counters.Opened, counters.Refused, counters.Expired);
        }),
    ];

    private Guid NewId()
    {
        var id = Guid.NewGuid().ToByteArray();
        BinaryPrimitives.WriteInt64LittleEndian(id, _activation);
        return new Guid(id);
    }

    private bool IsOwn(Guid id) => BinaryPrimitives.ReadInt64LittleEndian(id.ToByteArray()) == _activation;

    private int Limit(ContextKind kind) => kind == ContextKind.ClickHouse ? limits.ClickHouseContexts : limits.RedisContexts;

    private TimeSpan Idle(ContextKind kind) => kind == ContextKind.ClickHouse ? limits.ClickHouseContextIdle : limits.RedisContextIdle;

    /// <summary>A place among the contexts.</summary>
    internal sealed class Lease(ContextKind kind, ContextUser? opener, long openedAt)
    {
        public ContextKind Kind => kind;

        public ContextUser? Opener => opener;

        public long OpenedAt => openedAt;

        public long UsedAt { get; set; }

        public int Users { get; set; }
    }

    private sealed class Counters
    {
        public long Opened { get; set; }

        public long Refused { get; set; }

        public long Expired { get; set; }
    }

    /// <summary>The use of a context.</summary>
    internal sealed class Usage(Lease lease, TimeProvider time) : IDisposable
    {
        private bool _disposed;

        /// <summary>For what it was opened.</summary>
        public ContextUser? Opener => lease.Opener;

        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                lease.Users--;
                lease.UsedAt = time.GetTimestamp();
            }
        }
    }
}
