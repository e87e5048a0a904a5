using System.Text.Json;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>
/// The names of a user's keys in an area. An entry is written before its key and may outlive it, which is harmless: names are shown only while their key
/// exists, and stale ones make room before anything is refused.
/// </summary>
internal sealed class NameIndex(UserKeys user, FencedWrites writes, ValueSealer sealer, KeyValueArea area)
{
    private readonly string _index = user.Index(area);

    /// <summary>Makes sure that the name is in the index with this kind.</summary>
    /// <exception cref="NetraException">The key is of another kind, or there are as many keys as may be.</exception>
    public async Task RequireAsync(IDatabase database, string name, ValueKind kind, int most)
    {
        var hash = user.NameHash(area, name);
        if (await FindAsync(database, hash) is { } known)
        {
            if (known.Kind == kind)
            {
                return;
            }

            if (await database.KeyExistsAsync(user.Value(area, name)))
            {
                throw WrongKind(known.Kind);
            }
        }

        var entry = sealer.Seal(Place(hash), JsonSerializer.SerializeToUtf8Bytes(new IndexEntry(name, kind)));
        if (!await AddAsync(hash, entry, most))
        {
            await NamesAsync(database);
            if (!await AddAsync(hash, entry, most))
            {
                throw new NetraException(ErrorCodes.LimitExceeded, $"There are {most} keys, as many as may be. Remove some before adding others.");
            }
        }
    }

    /// <summary>Whether the key may be read as this kind: it is, or it is not there.</summary>
    /// <exception cref="NetraException">It is of another kind.</exception>
    public async Task<bool> CheckAsync(IDatabase database, string name, ValueKind kind)
    {
        var known = await FindAsync(database, user.NameHash(area, name));
        if (known is not null && known.Kind != kind && await database.KeyExistsAsync(user.Value(area, name)))
        {
            throw WrongKind(known.Kind);
        }

        return known?.Kind == kind;
    }

    /// <summary>Takes a name out.</summary>
    public Task RemoveAsync(string name) => writes.DoAsync("HDEL", _index, user.NameHash(area, name));

    /// <summary>The names of the keys that exist, sorted; those of keys that are gone leave the index.</summary>
    public async Task<string[]> NamesAsync(IDatabase database)
    {
        var entries = await database.HashGetAllAsync(_index);
        var named = entries.Select(entry => (Field: entry.Name, Entry: Open((string)entry.Name!, entry.Value))).ToArray();
        var existing = await Task.WhenAll(named.Select(item => database.KeyExistsAsync(user.Value(area, item.Entry.Name))));
        var stale = named.Where((_, i) => !existing[i]).Select(item => item.Field).ToArray();
        if (stale.Length > 0)
        {
            await writes.DoAsync("HDEL", _index, stale);
        }

        return [.. named.Where((_, i) => existing[i]).Select(item => item.Entry.Name).Order(StringComparer.Ordinal)];
    }

    private static NetraException WrongKind(ValueKind kind) =>
        new(ErrorCodes.InvalidRequest, $"This key holds a {kind.ToString().ToLowerInvariant()}, which this operation is not for.");

    private async Task<IndexEntry?> FindAsync(IDatabase database, string hash)
    {
        var entry = await database.HashGetAsync(_index, hash);
        return entry.IsNull ? null : Open(hash, entry);
    }

    // It names the salt: a value is not stored after an erase under the salt from before it.
    private async Task<bool> AddAsync(string hash, byte[] entry, int most) =>
        await writes.RunAsync("index_add", [_index, user.Salt], [hash, entry, most, sealer.StoredSalt]) switch
        {
            < 0 => throw new StaleWriteException(),
            var added => added == 1,
        };

    private IndexEntry Open(string hash, RedisValue value) =>
        JsonSerializer.Deserialize<IndexEntry>(sealer.Open(Place(hash), (byte[])value!))!;

    private string Place(string hash) => $"{_index}/{hash}";
}
