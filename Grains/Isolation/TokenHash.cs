using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Netra.Grains.Isolation;

/// <summary>The SHA-256 of a token, as a key: what is remembered of a token is not the token.</summary>
internal readonly record struct TokenHash(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>The hash of a token.</summary>
    public static TokenHash Of(string token)
    {
        Span<ulong> hash = stackalloc ulong[4];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), MemoryMarshal.AsBytes(hash));
        return new TokenHash(hash[0], hash[1], hash[2], hash[3]);
    }
}
