using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;

namespace Netra.Grains.Data;

/// <summary>
/// The keys of one user, and of no other, encoded and sealed. Failures are <see cref="NetraException"/>s; a write of an owner of the user's log that was
/// replaced comes to nothing, and throws <see cref="LogFencedException"/>.
/// </summary>
internal interface IUserKeyValueStore
{
    /// <summary>
    /// Runs one operation in an area. An operation id makes a repeated <see cref="KeyValueOperation.Increment"/> take effect once, as long as fewer than
    /// 256 others changed the same counter in between, and nobody set it or let it expire; and a repeated <see cref="KeyValueOperation.ListPush"/> as long as
    /// fewer than 16 others followed and it was not popped.
    /// </summary>
    Task<KeyValueReply> ExecuteAsync(KeyValueArea area, KeyValueCommand command, KeyValueLimits limits, OperationId operationId, CancellationToken cancellationToken);

    /// <summary>Removes all keys of all areas, and their names, for the erase that raised the epoch to this; how many there were.</summary>
    Task<long> EraseAsync(long epoch, CancellationToken cancellationToken);
}
