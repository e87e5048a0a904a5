using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Log;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Log;

/// <summary>Makes the logs of users.</summary>
internal sealed class RedisUserLogFactory(NetraKeys keys, RedisStore redis, UserSealers sealers) : IUserLogFactory
{
    /// <inheritdoc/>
    public IUserLog For(UserId userId) => new RedisUserLog(new UserKeys(keys, userId), redis, sealers);
}
