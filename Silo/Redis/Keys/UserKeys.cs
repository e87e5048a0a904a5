using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Silo.Secrets;

namespace Netra.Silo.Redis.Keys;

/// <summary>
/// The Redis keys of one user: <c>n1:{userRef}:area:hash</c>. The braces keep all of them in one cluster slot. A logical name enters only as an HMAC
/// under a key of this user, so no name of one user can become a key of another.
/// </summary>
internal sealed class UserKeys
{
    private const int MaxNameBytes = 512;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _nameKey;

    /// <summary>The keys of that user.</summary>
    public UserKeys(NetraKeys keys, UserId userId)
    {
        Reference = UserRef.Of(keys, userId);
        Prefix = $"n1:{{{Reference}}}:";
        _nameKey = HMACSHA256.HashData(keys.Pepper.Span, Encoding.UTF8.GetBytes($"netra-names:{Reference}"));
    }

    /// <summary>The user's name in Redis.</summary>
    public string Reference { get; }

    /// <summary>What all keys of the user begin with.</summary>
    public string Prefix { get; }

    /// <summary>The user's log.</summary>
    public string Log => Prefix + "log";

    /// <summary>The salt of the user's sealing keys.</summary>
    public string Salt => Prefix + "salt";

    /// <summary>The names of the keys in an area.</summary>
    public string Index(KeyValueArea area) => $"{Prefix}index-{AreaName(area)}";

    /// <summary>The key of a logical name.</summary>
    public string Value(KeyValueArea area, string name) => ValueOf(area, NameHash(area, name));

    /// <summary>The key of a logical name whose hash is known.</summary>
    public string ValueOf(KeyValueArea area, string nameHash) => $"{Prefix}{AreaName(area)}:{nameHash}";

    /// <summary>The hash of a logical name in an area: 64 hex digits.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is not 1 to 512 bytes of well-formed UTF-8.</exception>
    public string NameHash(KeyValueArea area, string name) => Hash($"name:{AreaName(area)}", Utf8(name, "A key"));

    /// <summary>The hash of a field of a hash or a member of a set.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is not 1 to 512 bytes of well-formed UTF-8.</exception>
    public string FieldHash(string key, string field) => Hash($"field:{key}", Utf8(field, "A field or member"));

    private static string AreaName(KeyValueArea area) => area switch
    {
        KeyValueArea.Session => "session",
        KeyValueArea.Data => "data",
        _ => throw new ArgumentOutOfRangeException(nameof(area)),
    };

    private static byte[] Utf8(string text, string what)
    {
        try
        {
            var bytes = StrictUtf8.GetBytes(text);
            if (bytes.Length is > 0 and <= MaxNameBytes)
            {
                return bytes;
            }
        }
        catch (EncoderFallbackException)
        {
            // Two different texts with lone surrogates would become one.
        }

        throw new NetraException(ErrorCodes.InvalidRequest, $"{what} must be 1 to {MaxNameBytes} bytes of well-formed UTF-8.");
    }

    private string Hash(string purpose, byte[] text)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _nameKey);
        hmac.AppendData(Encoding.UTF8.GetBytes(purpose));
        hmac.AppendData([0]);
        hmac.AppendData(text);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
