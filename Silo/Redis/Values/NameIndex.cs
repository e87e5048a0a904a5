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

    /// <summary>Makes sure that the name is in the index with this kind; false: there are as many keys as may be.</summary>
    /// <exception cref="NetraException">The key is of another kind.</exception>
    public async Task<bool> TryRequireAsync(IDatabase database, string name, ValueKind kind, int most)
    {
        var hash = user.NameHash(area, name);
        if (await FindAsync(database, hash) is { } known)
        {
            if (known.Kind == kind)
            {
                return true;
            }

            if (await database.KeyExistsAsync(user.Value(area, name)))
            {
                throw WrongKind(known.Kind);
            }
        }

        var entry = sealer.Seal(Place(hash), JsonSerializer.SerializeToUtf8Bytes(new IndexEntry(name, kind)));
        return await AddAsync(hash, entry, most);
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

    /// <summary>The names of the keys that exist, sorted, and the fields of those that are gone.</summary>
    public async Task<(string[] Names, RedisValue[] Gone)> ReadAsync(IDatabase database)
    {
        var entries = await database.HashGetAllAsync(_index);
        var named = entries.Select(entry => (Field: entry.Name, Entry: Open((string)entry.Name!, entry.Value))).ToArray();
        var existing = await Task.WhenAll(named.Select(item => database.KeyExistsAsync(user.Value(area, item.Entry.Name))));
        return (
            [.. named.Where((_, i) => existing[i]).Select(item => item.Entry.Name).Order(StringComparer.Ordinal)],
            [.. named.Where((_, i) => !existing[i]).Select(item => item.Field)]);
    }

    /// <summary>Takes out the names of keys that are gone. Nobody may add one meanwhile.</summary>
    public async Task SweepAsync(IDatabase database)
    {
        if ((await ReadAsync(database)).Gone is { Length: > 0 } gone)
        {
            await writes.DoAsync("HDEL", _index, gone);
        }
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
