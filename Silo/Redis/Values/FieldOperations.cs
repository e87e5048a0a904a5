using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>Hashes and sets: both are Redis hashes whose fields are HMACs; the names stand sealed in the values.</summary>
internal sealed class FieldOperations(UserKeys user, FencedWrites writes, ValueSealer sealer, string key)
{
    /// <summary>Runs one operation.</summary>
    public async Task<KeyValueReply> ExecuteAsync(IDatabase database, KeyValueCommand command)
    {
        if (command.Operation is KeyValueOperation.HashGetAll or KeyValueOperation.SetMembers)
        {
            var all = await database.HashGetAllAsync(key);
            var items = all.Select(entry => Open((string)entry.Name!, entry.Value)).OrderBy(item => item.Name, StringComparer.Ordinal);
            return new KeyValueReply(all.Length > 0) { Items = [.. items.Select(item => new KeyValueItem(item.Name!, item.Value))] };
        }

        var name = command.Field ?? throw new NetraException(ErrorCodes.InvalidRequest, "The field or member is missing.");
        var field = user.FieldHash(key, name);
        switch (command.Operation)
        {
            case KeyValueOperation.HashSet or KeyValueOperation.SetAdd:
                return new KeyValueReply((long)await writes.DoAsync("HSET", key, field, Seal(field, new SealedItem(name, command.Value))) == 0);
            case KeyValueOperation.HashDelete or KeyValueOperation.SetRemove:
                return new KeyValueReply((long)await writes.DoAsync("HDEL", key, field) > 0);
            case KeyValueOperation.SetContains:
                return new KeyValueReply(await database.HashExistsAsync(key, field));
            default:
                var stored = await database.HashGetAsync(key, field);
                return stored.IsNull ? new KeyValueReply(false) : new KeyValueReply(true) { Value = Open(field, stored).Value };
        }
    }

    private byte[] Seal(string field, SealedItem item) => sealer.Seal($"{key}/{field}", JsonSerializer.SerializeToUtf8Bytes(item));

    private SealedItem Open(string field, RedisValue stored) =>
        JsonSerializer.Deserialize<SealedItem>(sealer.Open($"{key}/{field}", (byte[])stored!))!;
}
