using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>
/// The gateway's HTTP API, as far as the commands need it. Of several nodes one is asked at a time; another when it cannot be reached, or says that it
/// cannot answer now and the request may be sent twice.
/// </summary>
internal sealed class GatewayClient : IDisposable
{
    // Keys of sessions are percent-encoded by the command and must arrive as they are: no dot segments removed, nothing decoded.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly GatewayConnector _connector = new();
    private readonly HttpClient _http;
    private readonly Uri[] _addresses;
    private int _current;

    /// <summary>A client of the gateway at an address, or of a cluster's nodes at several.</summary>
    public GatewayClient(params Uri[] addresses)
    {
        _addresses = addresses;

        // Streams and imports have no end that could be known; each command ends by itself or with Ctrl+C.
        _http = new HttpClient(_connector.CreateHandler(addresses)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Where the gateway is that is asked now.</summary>
    public Uri Address => _addresses[_current];

    /// <summary>The bearer token; empty: none.</summary>
    public string Token { get; set; } = string.Empty;

    /// <summary>Whether the answer to the request being sent has begun to arrive.</summary>
    public bool IsAnswered => Address.Scheme == Uri.UriSchemeHttp && _connector.IsAnswered;

    /// <summary>Asks the next node from here on, if there is one.</summary>
    public void MoveOn() => _current = (_current + 1) % _addresses.Length;

    /// <summary>Sends JSON and reads JSON; <see langword="null"/> for an empty answer.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async Task<JsonNode?> SendJsonAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendForJsonAsync(method, path, content, cancellationToken);
    }

    /// <summary>Sends JSON and reads an object.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses, or it is none.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async Task<JsonObject> SendForObjectAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        await SendJsonAsync(method, path, body, cancellationToken) as JsonObject ?? throw NoGateway();

    /// <summary>Sends a body and reads JSON; <see langword="null"/> for an empty answer.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async Task<JsonNode?> SendForJsonAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var text = await SendForTextAsync(method, path, content, cancellationToken);
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            throw NoGateway();
        }
    }

    /// <summary>Sends a body and reads text.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async Task<string> SendForTextAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(method, path, content, lastEventId: null, cancellationToken);
        try
        {
            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Broken(failure);
        }
    }

    /// <summary>Sends a request and returns as soon as the answer's head is there.</summary>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content, string? lastEventId, CancellationToken cancellationToken)
    {
        for (var others = _addresses.Length - 1; ; others--)
        {
            try
            {
                return await SendAsync(method, path, content, lastEventId, cancellationToken);
            }
            catch (Exception failure) when (others > 0 && IsForAnother(failure, method, content))
            {
                MoveOn();
            }
        }
    }

    /// <summary>What answers is something else.</summary>
    public GatewayProblemException NoGateway() => GatewayProblemException.Create("failed", $"What answers at {Address} is not a Netra gateway.");

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // Files are sent as they are read, so only once; what was asked of a node that broke off may have happened.
    private static bool IsForAnother(Exception failure, HttpMethod method, HttpContent? content) => failure switch
    {
        GatewayConnectionException { WasReached: false } => true,
        GatewayConnectionException => method == HttpMethod.Get,
        GatewayProblemException { Status: 503 } => content is null or StringContent,
        _ => false,
    };

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? lastEventId, CancellationToken cancellationToken)
    {
        // Not disposed, because the content would be with it; whoever made that disposes of it.
        var root = Address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var request = new HttpRequestMessage(method, new Uri(root + path, AsWritten)) { Content = content };
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher;
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        try
        {
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                throw GatewayProblemException.Read((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
                ? Unreachable(failure)
                : Broken(failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            // HttpClient's way to say that connecting took too long.
            throw Unreachable(timeout);
        }
    }

    private GatewayConnectionException Unreachable(Exception failure) =>
        new($"Nothing answers at {string.Join(", ", _addresses.AsEnumerable())}. Start the gateway with: dotnet run --project Silo", wasReached: false, failure);

    private GatewayConnectionException Broken(Exception failure) =>
        new($"The connection to {Address} broke before the answer was complete.", wasReached: true, failure);
}
