using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Netra.Faults.Cluster;

namespace Netra.Faults.Users;

/// <summary>A user's client as it should be: what a node does not answer, or refuses for the time being, it asks another one.</summary>
internal sealed class RetryingClient(string user, FaultyCluster cluster, HttpClient http, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly List<string> _wrong = [];
    private string? _token;

    /// <summary>Answers that no client should have to see.</summary>
    public IReadOnlyList<string> WrongAnswers => _wrong;

    /// <summary>Any of the nodes.</summary>
    public Uri AnyNode()
    {
        var nodes = cluster.Nodes;
        lock (random)
        {
            return nodes[random.Next(nodes.Length)].Address;
        }
    }

    /// <summary>The user's token.</summary>
    public async Task<string> TokenAsync(CancellationToken cancellationToken) =>
        _token ??= (string)(await SendAsync(HttpMethod.Post, "/dev/token", new { user }, withToken: false, cancellationToken))!["access_token"]!;

    /// <summary>Sends a request until it is answered with success.</summary>
    public Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, body, withToken: true, cancellationToken);

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body, bool withToken, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (await TryAsync(method, path, body, withToken, cancellationToken) is (true, var answer))
                {
                    return answer;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // The node is gone, or does not answer.
                cancellationToken.ThrowIfCancellationRequested();
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<(bool Done, JsonNode? Answer)> TryAsync(HttpMethod method, string path, object? body, bool withToken, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(method, new Uri(AnyNode(), path));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        if (withToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(limit.Token));
        }

        using var answer = await http.SendAsync(request, limit.Token);
        var text = await answer.Content.ReadAsStringAsync(limit.Token);
        if (answer.IsSuccessStatusCode)
        {
            return (true, text.Length == 0 ? null : JsonNode.Parse(text));
        }

        if ((int)answer.StatusCode is not (503 or 429))
        {
            _wrong.Add($"{method} {path}: {(int)answer.StatusCode} {text}");
        }

        return (false, null);
    }
}
