using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Due;

/// <summary>
/// A user's entry in the due index: the id, sealed so that under one epoch the same user is always the same member. The nonce is an HMAC of the id, so
/// it repeats only where the whole message does (the idea of SIV, RFC 5297). Layout: version 1, epoch, nonce (12), tag (16), ciphertext.
/// </summary>
internal sealed class DueMember(NetraKeys keys)
{
    private const byte Version = 1;
    private const int HeaderBytes = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = HeaderBytes + NonceBytes + TagBytes;

    private readonly ImmutableSortedDictionary<byte, (byte[] Seal, byte[] Nonce)> _keys = keys.SealingKeys.ToImmutableSortedDictionary(
        entry => entry.Key,
        entry => (Derive(entry.Value, "netra-due-seal"u8), Derive(entry.Value, "netra-due-nonce"u8)));

    /// <summary>The member of a user under the current epoch.</summary>
    public byte[] Current(UserId userId) => Seal(keys.CurrentEpoch, userId);

    /// <summary>The members of a user under all other epochs.</summary>
    public IEnumerable<byte[]> Others(UserId userId) => _keys.Keys.Where(epoch => epoch != keys.CurrentEpoch).Select(epoch => Seal(epoch, userId));

    /// <summary>The user of a member; <see langword="false"/> for one that is not ours.</summary>
    public bool TryOpen([NotNullWhen(true)] byte[]? member, out UserId userId)
    {
        userId = default;
        if (member is null || member.Length <= Overhead || member[0] != Version || !_keys.TryGetValue(member[1], out var key))
        {
            return false;
        }

        var id = new byte[member.Length - Overhead];
        try
        {
            using var aes = new AesGcm(key.Seal, TagBytes);
            aes.Decrypt(member.AsSpan(HeaderBytes, NonceBytes), member.AsSpan(Overhead), member.AsSpan(HeaderBytes + NonceBytes, TagBytes), id, member.AsSpan(0, HeaderBytes));
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        return UserId.TryParse(Encoding.UTF8.GetString(id), out userId);
    }

    private static byte[] Derive(ReadOnlyMemory<byte> key, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[NetraKeys.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Span, derived, salt: [], purpose);
        return derived;
    }

    private byte[] Seal(byte epoch, UserId userId)
    {
        var id = userId.ToUtf8();
        var member = new byte[Overhead + id.Length];
        member[0] = Version;
        member[1] = epoch;
        HMACSHA256.HashData(_keys[epoch].Nonce, id).AsSpan(0, NonceBytes).CopyTo(member.AsSpan(HeaderBytes));
        using var aes = new AesGcm(_keys[epoch].Seal, TagBytes);
        aes.Encrypt(
            member.AsSpan(HeaderBytes, NonceBytes),
            id,
            member.AsSpan(Overhead),
            member.AsSpan(HeaderBytes + NonceBytes, TagBytes),
            member.AsSpan(0, HeaderBytes));
        return member;
    }
}
