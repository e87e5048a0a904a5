using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>The gateway's HTTP API, as far as the commands need it.</summary>
internal sealed class GatewayClient(Uri address) : IDisposable
{
    // Streams and imports have no end that could be known; each command ends by itself or with Ctrl+C.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The bearer token; empty: none.</summary>
    public string Token { get; set; } = string.Empty;

    /// <summary>A development token.</summary>
    public async Task<string> DevelopmentTokenAsync(string user, CancellationToken cancellationToken)
    {
        var answer = await SendJsonAsync(HttpMethod.Post, "/dev/token", new JsonObject { ["user"] = user }, cancellationToken);
        return (string?)answer?["access_token"] ?? throw new GatewayProblemException(0, string.Empty);
    }

    /// <summary>Sends JSON and reads JSON; <see langword="null"/> for an empty answer.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    public async Task<JsonNode?> SendJsonAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        var text = await SendAsync(method, path, content, cancellationToken);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Sends a body and reads the answer's text.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    public async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(method, path, content, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Sends a request and returns as soon as the answer's head is there.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new GatewayProblemException((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
