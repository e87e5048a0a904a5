using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Values;

/// <summary>Makes the key-value stores of users.</summary>
internal sealed class RedisUserKeyValueStoreFactory(NetraKeys keys, RedisStore redis, UserSealers sealers) : IUserKeyValueStoreFactory
{
    /// <inheritdoc/>
    public IUserKeyValueStore For(UserId userId, Func<long> epoch) => new RedisUserKeyValueStore(new UserKeys(keys, userId), epoch, redis, sealers);
}
