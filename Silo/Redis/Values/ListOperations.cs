using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>Lists of sealed values.</summary>
internal sealed class ListOperations(FencedWrites writes, ValueSealer sealer, string key)
{
    // How far back a repeated append is recognised.
    private const int Remembered = 16;

    /// <summary>Runs one operation.</summary>
    public Task<KeyValueReply> ExecuteAsync(IDatabase database, KeyValueCommand command, OperationId operationId) => command.Operation switch
    {
        KeyValueOperation.ListPush => PushAsync(database, command.Value ?? "null", operationId.ToString()),
        KeyValueOperation.ListPop => PopAsync(),
        _ => RangeAsync(database, command.Start, command.Stop),
    };

    private async Task<KeyValueReply> PushAsync(IDatabase database, string json, string operation)
    {
        var last = await database.ListRangeAsync(key, -Remembered, -1);
        if (last.Any(item => Open(item).Operation == operation))
        {
            return new KeyValueReply(true) { Number = await database.ListLengthAsync(key) };
        }

        var value = sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(new SealedItem(null, json, operation)));
        return new KeyValueReply(last.Length > 0) { Number = (long)await writes.DoAsync("RPUSH", key, value) };
    }

    private async Task<KeyValueReply> PopAsync()
    {
        var item = (RedisValue)await writes.DoAsync("LPOP", key);
        return item.IsNull ? new KeyValueReply(false) : new KeyValueReply(true) { Value = Open(item).Value };
    }

    private async Task<KeyValueReply> RangeAsync(IDatabase database, long start, long stop)
    {
        var items = await database.ListRangeAsync(key, start, stop);
        return new KeyValueReply(items.Length > 0) { Items = [.. items.Select(item => new KeyValueItem(string.Empty, Open(item).Value))] };
    }

    private SealedItem Open(RedisValue item) => JsonSerializer.Deserialize<SealedItem>(sealer.Open(key, (byte[])item!))!;
}
