using System.Collections.Immutable;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Recovery;

/// <summary>
/// Which users are to be woken, and when. An entry is written before the commit that needs it: a stale one is harmless, the user's grain
/// looks at its log and finds nothing to do. Silos read it by themselves, so recovery needs no client.
/// </summary>
internal interface IDueIndex
{
    /// <summary>Sets when the user is to be woken, whatever was set before.</summary>
    Task ScheduleAsync(UserId userId, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Removes the user's entry.</summary>
    Task RemoveAsync(UserId userId, CancellationToken cancellationToken);

    /// <summary>
    /// Claims users whose time has come: each is moved to <paramref name="now"/> + <paramref name="lease"/> by compare-and-set, so that one silo gets it
    /// and it comes back when that silo dies.
    /// </summary>
    Task<ImmutableArray<UserId>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int count, CancellationToken cancellationToken);
}
