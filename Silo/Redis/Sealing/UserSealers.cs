using System.Collections.Concurrent;
using System.Security.Cryptography;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Secrets;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Sealing;

/// <summary>
/// Finds or makes the salt of a user. It is random and durable before the first value; as long as other keys of the user exist a missing salt is a
/// fault and is never made anew, because nothing sealed before would open.
/// </summary>
internal sealed class UserSealers(NetraKeys keys, RedisStore redis)
{
    private const int SaltBytes = 32;
    private const int MaxCached = 50_000;
    private static readonly byte[] SaltPurpose = "netra-salt"u8.ToArray();

    private readonly ConcurrentDictionary<string, ValueSealer> _sealers = new();

    /// <summary>The sealer of a user.</summary>
    /// <exception cref="SealBrokenException">The salt is missing or does not open.</exception>
    public async ValueTask<ValueSealer> ForAsync(UserKeys user)
    {
        if (_sealers.TryGetValue(user.Reference, out var known))
        {
            return known;
        }

        if (_sealers.Count >= MaxCached)
        {
            _sealers.Clear();
        }

        var salt = await ReadOrCreateAsync(user);
        return _sealers.GetOrAdd(user.Reference, _ => new ValueSealer(keys, salt));
    }

    private async Task<byte[]> ReadOrCreateAsync(UserKeys user)
    {
        // The salt is sealed itself, under a key that needs none.
        var master = new ValueSealer(keys, SaltPurpose);
        var stored = await redis.UseAsync(database => database.StringGetAsync(user.Salt));
        if (stored.IsNull)
        {
            var others = await redis.UseAsync(database => database.KeyExistsAsync([user.Log, user.Index(Grains.Data.KeyValueArea.Session), user.Index(Grains.Data.KeyValueArea.Data)]));
            if (others > 0)
            {
                throw new SealBrokenException();
            }

            var fresh = master.Seal(user.Salt, RandomNumberGenerator.GetBytes(SaltBytes));
            await redis.UseAsync(database => database.StringSetAsync(user.Salt, fresh, when: When.NotExists));
            stored = await redis.UseAsync(database => database.StringGetAsync(user.Salt));
        }

        return master.Open(user.Salt, (byte[])stored!);
    }
}
