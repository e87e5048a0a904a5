using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Sealing;

/// <summary>
/// Seals the values of one user: AES-256-GCM, the key by HKDF-SHA256 from the sealing key of an epoch and the user's salt, the place
/// where the value stands as associated data, so that no value opens anywhere else. Layout: version 1, epoch, nonce (12), tag (16), ciphertext.
/// </summary>
internal sealed class ValueSealer(NetraKeys keys, byte[] salt)
{
    private const byte Version = 1;
    private const int HeaderBytes = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = HeaderBytes + NonceBytes + TagBytes;
    private static readonly byte[] Purpose = "netra-value"u8.ToArray();

    private readonly ConcurrentDictionary<byte, byte[]> _derived = new();

    /// <summary>The user's salt as it is stored. A write names it, so that nothing is sealed with a salt that is not kept.</summary>
    public byte[] StoredSalt { get; init; } = [];

    /// <summary>Seals a value for a place.</summary>
    public byte[] Seal(string place, ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[Overhead + value.Length];
        sealedValue[0] = Version;
        sealedValue[1] = keys.CurrentEpoch;
        var nonce = sealedValue.AsSpan(HeaderBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(keys.CurrentEpoch), TagBytes);
        aes.Encrypt(nonce, value, sealedValue.AsSpan(Overhead), sealedValue.AsSpan(HeaderBytes + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return sealedValue;
    }

    /// <summary>Opens a value at its place.</summary>
    /// <exception cref="SealBrokenException">It was not sealed for this user and this place, or was changed.</exception>
    public byte[] Open(string place, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < Overhead || sealedValue[0] != Version || !keys.SealingKeys.ContainsKey(sealedValue[1]))
        {
            throw new SealBrokenException();
        }

        var value = new byte[sealedValue.Length - Overhead];
        try
        {
            using var aes = new AesGcm(KeyOf(sealedValue[1]), TagBytes);
            aes.Decrypt(
                sealedValue.Slice(HeaderBytes, NonceBytes),
                sealedValue[Overhead..],
                sealedValue.Slice(HeaderBytes + NonceBytes, TagBytes),
                value,
                Encoding.UTF8.GetBytes(place));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException();
        }

        return value;
    }

    private byte[] KeyOf(byte epoch) => _derived.GetOrAdd(
        epoch,
        wanted => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.SealingKeys[wanted].ToArray(), NetraKeys.KeyBytes, salt, Purpose));
}
