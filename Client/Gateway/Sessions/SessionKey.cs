using System.Text;
using Netra.Client.Gateway.Requests;

namespace Netra.Client.Gateway.Sessions;

/// <summary>Reads a session key from the request target.</summary>
internal static class SessionKey
{
    public const int MaxBytes = 512;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes a percent-encoded key. Strict: two spellings of one key are fine, one spelling of two keys is not.</summary>
    public static string Decode(string encoded)
    {
        var source = Encoding.UTF8.GetBytes(encoded);
        var bytes = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                bytes[length++] = source[i];
            }
            else if (i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                bytes[length++] = Convert.FromHexString([(char)source[i + 1], (char)source[i + 2]])[0];
                i += 2;
            }
            else
            {
                throw Refusal.Request("The key is not percent-encoded well: '%' must be followed by two hex digits.");
            }
        }

        return length is >= 1 and <= MaxBytes
            ? TextOf(bytes.AsSpan(0, length))
            : throw Refusal.Request($"A key is 1 to {MaxBytes} bytes of UTF-8.");
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.Request("The key is not well-formed UTF-8.");
        }
    }
}
