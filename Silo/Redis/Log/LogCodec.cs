using System.Text.Json;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>Seals records of a log for their fields and opens them there.</summary>
internal sealed class LogCodec(UserKeys user, ValueSealer sealer)
{
    /// <summary>The sealed record.</summary>
    public byte[] Seal<T>(string field, T value) => sealer.Seal(Place(field), JsonSerializer.SerializeToUtf8Bytes(value, LogJson.Options));

    /// <summary>The record.</summary>
    /// <exception cref="SealBrokenException">It is missing, was changed, or was sealed for another place.</exception>
    public T Open<T>(string field, RedisValue stored)
    {
        if (stored.IsNull)
        {
            throw new SealBrokenException();
        }

        return JsonSerializer.Deserialize<T>(sealer.Open(Place(field), (byte[])stored!), LogJson.Options) ?? throw new SealBrokenException();
    }

    private string Place(string field) => $"{user.Log}/{field}";
}
