using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Log;
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
    private const int MaxAttempts = 1_000;
    private static readonly byte[] SaltPurpose = "netra-salt"u8.ToArray();

    private readonly ConcurrentDictionary<string, ValueSealer> _sealers = new();

    /// <summary>
    /// Runs commands with the sealer of a user. When a write came to nothing because something changed before it, or when the salt in memory is not the
    /// one in Redis any more, they run again.
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="commands">What is done.</param>
    /// <param name="operation">What telemetry calls it.</param>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.Unavailable"/>: no answer came; <see cref="ErrorCodes.Internal"/>: a value does not open, or the salt is missing.
    /// </exception>
    public Task<T> UseAsync<T>(UserKeys user, Func<IDatabase, ValueSealer, Task<T>> commands, [CallerMemberName] string? operation = null) => redis.UseAsync(
        database => UseAsync(database, user, commands), operation);

    private async Task<T> UseAsync<T>(IDatabase database, UserKeys user, Func<IDatabase, ValueSealer, Task<T>> commands)
    {
        var mayBeOld = true;
        for (var attempt = 1; ; attempt++)
        {
            var fromMemory = _sealers.TryGetValue(user.Reference, out var sealer);
            try
            {
                return await commands(database, sealer ?? await ReadOrCreateAsync(database, user));
            }
            catch (SealBrokenException) when (fromMemory && mayBeOld)
            {
                mayBeOld = false;
            }
            catch (Exception failure) when (failure is StaleWriteException || RedisStore.IsWrongType(failure))
            {
                if (attempt == MaxAttempts)
                {
                    throw new NetraException(ErrorCodes.Unavailable, "Too many changes at once.") { RetryAfter = TimeSpan.FromSeconds(1) };
                }
            }

            _sealers.TryRemove(user.Reference, out _);
        }
    }

    // The log alone outlives an erase, and says so.
    private static async Task<bool> IsErasedAsync(IDatabase database, UserKeys user, long keys) =>
        keys == 1 && await database.HashGetAsync(user.Log, LogFields.Unsalted) == "1";

    private async Task<ValueSealer> ReadOrCreateAsync(IDatabase database, UserKeys user)
    {
        // The salt is sealed itself, under a key that needs none.
        var master = new ValueSealer(keys, SaltPurpose);
        var stored = await database.StringGetAsync(user.Salt);
        if (stored.IsNull)
        {
            var others = await database.KeyExistsAsync([user.Log, user.Index(KeyValueArea.Session), user.Index(KeyValueArea.Data)]);
            var mayBeNew = others == 0 || await IsErasedAsync(database, user, others);
            if (mayBeNew)
            {
                var fresh = master.Seal(user.Salt, RandomNumberGenerator.GetBytes(SaltBytes));
                await database.StringSetAsync(user.Salt, fresh, when: When.NotExists);
            }

            // Another writer may have been first, and may have stored something already; what is stored counts.
            stored = await database.StringGetAsync(user.Salt);
            if (stored.IsNull && !mayBeNew)
            {
                throw new SealBrokenException();
            }
        }

        var kept = (byte[]?)stored ?? throw new StaleWriteException();
        var sealer = new ValueSealer(keys, master.Open(user.Salt, kept)) { StoredSalt = kept };
        if (_sealers.Count >= MaxCached)
        {
            _sealers.Clear();
        }

        return _sealers[user.Reference] = sealer;
    }
}
