using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Due;

/// <summary>
/// A user's entry in the due index: the id, sealed so that the same user is always the same member. The nonce is an HMAC of the id, so it repeats
/// only where the whole message does (the idea of SIV, RFC 5297). Its keys derive from the pepper, which stays for ever.
/// </summary>
internal sealed class DueMember
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _sealingKey;
    private readonly byte[] _nonceKey;

    /// <summary>The members of an installation.</summary>
    public DueMember(NetraKeys keys)
    {
        _sealingKey = HMACSHA256.HashData(keys.Pepper.Span, "netra-due-seal"u8);
        _nonceKey = HMACSHA256.HashData(keys.Pepper.Span, "netra-due-nonce"u8);
    }

    /// <summary>The member of a user.</summary>
    public byte[] Seal(UserId userId)
    {
        var id = userId.ToUtf8();
        var member = new byte[NonceBytes + TagBytes + id.Length];
        HMACSHA256.HashData(_nonceKey, id).AsSpan(0, NonceBytes).CopyTo(member);
        using var aes = new AesGcm(_sealingKey, TagBytes);
        aes.Encrypt(member.AsSpan(0, NonceBytes), id, member.AsSpan(NonceBytes + TagBytes), member.AsSpan(NonceBytes, TagBytes));
        return member;
    }

    /// <summary>The user of a member; <see langword="false"/> for one that is not ours.</summary>
    public bool TryOpen([NotNullWhen(true)] byte[]? member, out UserId userId)
    {
        userId = default;
        if (member is null || member.Length <= NonceBytes + TagBytes)
        {
            return false;
        }

        var id = new byte[member.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(_sealingKey, TagBytes);
            aes.Decrypt(member.AsSpan(0, NonceBytes), member.AsSpan(NonceBytes + TagBytes), member.AsSpan(NonceBytes, TagBytes), id);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        return UserId.TryParse(Encoding.UTF8.GetString(id), out userId);
    }
}
