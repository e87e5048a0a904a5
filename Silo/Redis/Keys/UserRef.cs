using System.Security.Cryptography;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Keys;

/// <summary>
/// A user's name in Redis: the first 26 characters of the lower-case base32 (RFC 4648 alphabet) of HMAC-SHA256(pepper, user id), 130 bits. It
/// says nothing of the user to whoever reads the keys.
/// </summary>
internal static class UserRef
{
    private const int Length = 26;
    private const int BitsPerCharacter = 5;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The reference of a user.</summary>
    public static string Of(NetraKeys keys, UserId userId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Pepper.Span, userId.ToUtf8(), hash);
        Span<char> text = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = i * BitsPerCharacter;
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            text[i] = Alphabet[(pair >> (16 - BitsPerCharacter - (bit % 8))) & 0x1f];
        }

        return new string(text);
    }
}
