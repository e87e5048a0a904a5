using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Netra.Client.Gateway.Authentication;

/// <summary>
/// Reads the subject from the payload itself: the library turns a number into text and keeps one of two subjects, and whoever
/// issued such a token may have meant another user.
/// </summary>
internal static class TokenSubject
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The subject, or <see langword="null"/> when there is not exactly one that is text.</summary>
    public static string? Of(JsonWebToken token)
    {
        try
        {
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload), Strict);
            return payload.RootElement.TryGetProperty(JwtRegisteredClaimNames.Sub, out var subject) && subject.ValueKind == JsonValueKind.String
                ? subject.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
