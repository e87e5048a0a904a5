using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>Tokens of a gateway that runs in Development.</summary>
internal static class DevelopmentLogin
{
    /// <summary>A token for a user: <c>access_token</c> and <c>expires_in</c>.</summary>
    /// <exception cref="GatewayProblemException">The gateway does not run in Development, or refuses the name.</exception>
    public static async Task<JsonObject> RequestAsync(GatewayClient client, string user, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendJsonAsync(HttpMethod.Post, "/dev/token", new JsonObject { ["user"] = user }, cancellationToken) as JsonObject;
            return answer?["access_token"] is JsonValue value && value.TryGetValue<string>(out var token) && token.Length > 0 ? answer : throw client.NoGateway();
        }
        catch (GatewayProblemException problem) when (problem.Status is 404 or 405)
        {
            throw problem.With("This gateway gives no development tokens, so --user cannot be used. Give a token with --token or NETRA_TOKEN.");
        }
    }

    /// <summary>Makes the client act as a user.</summary>
    public static async Task UseAsync(GatewayClient client, string user, CancellationToken cancellationToken) =>
        client.Token = (string)(await RequestAsync(client, user, cancellationToken))["access_token"]!;
}
