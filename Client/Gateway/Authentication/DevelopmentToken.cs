using System.Text.Json;

namespace Netra.Client.Gateway.Authentication;

/// <summary>The answer of <c>POST /dev/token</c>.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresIn">How long it is valid, in seconds.</param>
internal sealed record DevelopmentToken(string AccessToken, int ExpiresIn)
{
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
