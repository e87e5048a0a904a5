using System.Security.Cryptography;
using System.Text;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.GrainStates;

/// <summary>Where the states of grains stand in Redis: <c>{serviceId}/state/{hash}</c>. State's name and grain's id enter as an HMAC only.</summary>
internal sealed class GrainStateKeys(NetraKeys keys, string serviceId)
{
    private static readonly byte[] Purpose = "netra-grain-state"u8.ToArray();

    /// <summary>The key of a state of a grain.</summary>
    public string Of(string stateName, GrainId grainId)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Pepper.Span);

        // Each part with its length before it, so that no two lists of parts read the same.
        foreach (var part in (byte[][])[Purpose, Encoding.UTF8.GetBytes(stateName), grainId.Type.AsSpan().ToArray(), grainId.Key.AsSpan().ToArray()])
        {
            hmac.AppendData(BitConverter.GetBytes(part.Length));
            hmac.AppendData(part);
        }

        return $"{serviceId}/state/{Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
