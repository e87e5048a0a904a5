using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Netra.Grains.Abstractions.Identity;

/// <summary>
/// The identity of a user: the <c>sub</c> of a verified token and the key of that user's grain.
/// 1 to 256 bytes of well-formed UTF-8 without control characters, not blank; compared byte by byte.
/// </summary>
[GenerateSerializer, Immutable, Alias("netra.UserId")]
public readonly record struct UserId
{
    /// <summary>The longest id, in bytes of UTF-8.</summary>
    public const int MaxBytes = 256;

    // Throws on lone surrogates: replaced by U+FFFD, two different ids would become one.
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    [Id(0)]
    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>Reads a user id; <see langword="false"/> when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId userId)
    {
        userId = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxBytes || text.Any(char.IsControl) || !FitsInBytes(text))
        {
            return false;
        }

        userId = new UserId(text);
        return true;
    }

    /// <summary>Reads a user id.</summary>
    /// <exception cref="FormatException">The text is not a user id.</exception>
    public static UserId Parse(string text) => TryParse(text, out var userId)
        ? userId
        : throw new FormatException("A user id is 1 to 256 bytes of well-formed UTF-8 without control characters, and not blank.");

    /// <summary>The key of this user's grain.</summary>
    public string ToGrainKey() => _value ?? throw new InvalidOperationException("This user id was never set.");

    /// <summary>The id as UTF-8, as it enters key derivation.</summary>
    public byte[] ToUtf8() => StrictUtf8.GetBytes(ToGrainKey());

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;

    private static bool FitsInBytes(string text)
    {
        try
        {
            return StrictUtf8.GetByteCount(text) <= MaxBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
