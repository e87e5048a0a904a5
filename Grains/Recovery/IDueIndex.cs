using System.Collections.Immutable;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Recovery;

/// <summary>
/// Which users are to be woken, and when. An entry is written before the commit that needs it: a stale one is harmless, the user's grain
/// looks at its log and finds nothing to do. Silos read it by themselves, so recovery needs no client.
/// </summary>
internal interface IDueIndex
{
    /// <summary>
    /// Sets when the user is to be woken, whatever was set before: only to a moment close by, which at worst wakes the user for nothing.
    /// </summary>
    Task ScheduleAsync(UserId userId, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>When the user is to be woken, in whole milliseconds; <see langword="null"/>: there is no entry.</summary>
    Task<DateTimeOffset?> FindAsync(UserId userId, CancellationToken cancellationToken);

    /// <summary>
    /// Sets when the user is to be woken, or with <see langword="null"/> removes the entry, if it still is as <see cref="FindAsync"/> said; whether it was.
    /// </summary>
    Task<bool> MoveAsync(UserId userId, DateTimeOffset? seen, DateTimeOffset? due, CancellationToken cancellationToken);

    /// <summary>
    /// Claims users whose time has come: each is moved to <paramref name="now"/> + <paramref name="lease"/> by compare-and-set, so that one silo gets it
    /// and it comes back when that silo dies.
    /// </summary>
    Task<ImmutableArray<UserId>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int count, CancellationToken cancellationToken);
}
