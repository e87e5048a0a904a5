using System.Globalization;
using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>Values and counters. A counter is read, changed and written here, and the write lands only where nobody else wrote meanwhile.</summary>
internal sealed class ValueOperations(FencedWrites writes, ValueSealer sealer, string key)
{
    /// <summary>Runs one operation.</summary>
    public Task<KeyValueReply> ExecuteAsync(IDatabase database, KeyValueCommand command, OperationId operationId) => command.Operation switch
    {
        KeyValueOperation.Get => GetAsync(database),
        KeyValueOperation.Set => SetAsync(command),
        _ => IncrementAsync(database, command.Amount, Short(operationId)),
    };

    private async Task<KeyValueReply> GetAsync(IDatabase database)
    {
        var stored = await database.StringGetAsync(key);
        return stored.IsNull ? new KeyValueReply(false) : new KeyValueReply(true) { Value = Open(stored).Json };
    }

    private async Task<KeyValueReply> SetAsync(KeyValueCommand command)
    {
        var value = Seal(new StoredValue(command.Value ?? "null", []));
        await (command.TimeToLive is { } timeToLive ? writes.DoAsync("SET", key, value, "PX", Milliseconds(timeToLive)) : writes.DoAsync("SET", key, value));
        return new KeyValueReply(true);
    }

    private async Task<KeyValueReply> IncrementAsync(IDatabase database, long amount, string operation)
    {
        while (true)
        {
            var stored = await database.StringGetAsync(key);
            var known = stored.IsNull ? new StoredValue("0", []) : Open(stored);
            if (!long.TryParse(known.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                throw new NetraException(ErrorCodes.InvalidRequest, "The value of this key is no whole number, so it cannot be counted up.");
            }

            if (known.Operations.Contains(operation))
            {
                return new KeyValueReply(true) { Number = number };
            }

            var changed = Add(number, amount);
            var value = Seal(known.After(operation, changed.ToString(CultureInfo.InvariantCulture)));
            if (await writes.RunAsync("value_swap", [key], [stored.IsNull ? RedisValue.EmptyString : stored, value]) == 1)
            {
                return new KeyValueReply(!stored.IsNull) { Number = changed };
            }
        }
    }

    /// <summary>A time to live as Redis takes it: at least one of its units.</summary>
    public static long Milliseconds(TimeSpan timeToLive) => Math.Max(1, (long)timeToLive.TotalMilliseconds);

    // Many are remembered: 22 characters each instead of 32.
    private static string Short(OperationId operationId) => Convert.ToBase64String(Convert.FromHexString(operationId.ToString())).TrimEnd('=');

    private static long Add(long number, long amount)
    {
        try
        {
            return checked(number + amount);
        }
        catch (OverflowException)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "The counter would leave the range of 64 bits.");
        }
    }

    private byte[] Seal(StoredValue value) => sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(value));

    private StoredValue Open(RedisValue stored) => JsonSerializer.Deserialize<StoredValue>(sealer.Open(key, (byte[])stored!))!;
}
