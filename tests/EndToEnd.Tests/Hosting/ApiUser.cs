using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>A user of the HTTP API. What fails for want of a node or an engine is asked again, as the answer says.</summary>
public sealed class ApiUser : IDisposable
{
    private readonly HttpClient _http;

    private ApiUser(HttpClient http) => _http = http;

    /// <summary>Logs a user in.</summary>
    public static async Task<ApiUser> LogInAsync(Uri address, string user)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        using var answer = await http.PostAsJsonAsync("/dev/token", new { user });
        answer.EnsureSuccessStatusCode();
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiUser(http);
    }

    /// <summary>Sends a request; the status and the answer's text.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a request that must succeed, again while the answer is 503.</summary>
    public async Task<JsonNode> CallAsync(HttpMethod method, string path, object? body = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            var (status, text) = await SendAsync(method, path, body is null ? null : System.Text.Json.JsonSerializer.Serialize(body));
            if (status is >= 200 and < 300)
            {
                return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
            }

            Assert.True(status == 503, $"{method} {path} answered {status}: {text}");
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>The first value of the first row.</summary>
    public async Task<long> ScalarAsync(string sql) =>
        (long)(await CallAsync(HttpMethod.Post, "/v1/query", new { sql }))["rows"]![0]![0]!;

    /// <summary>Starts a run and returns it when it has ended.</summary>
    public async Task<JsonNode> AskAsync(string message)
    {
        var run = await CallAsync(HttpMethod.Post, "/v1/runs", new { message, requestId = Guid.NewGuid().ToString() });
        return await EndOfAsync((string)run["runId"]!);
    }

    /// <summary>The run, when it has ended.</summary>
    public async Task<JsonNode> EndOfAsync(string runId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var run = await CallAsync(HttpMethod.Get, $"/v1/runs/{runId}");
            if ((string)run["status"]! is not ("running" or "queued"))
            {
                return run;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>All events up to the head.</summary>
    public async Task<List<JsonNode>> EventsAsync()
    {
        var head = (long)(await CallAsync(HttpMethod.Get, "/v1/me/statistics"))["events"]!["head"]!;
        var events = new List<JsonNode>();
        if (head == 0)
        {
            return events;
        }

        await using var body = await _http.GetStreamAsync("/v1/events");
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(body).EnumerateAsync())
        {
            events.Add(JsonNode.Parse(item.Data)!);
            if ((long)events[^1]["sequence"]! >= head)
            {
                break;
            }
        }

        return events;
    }

    /// <summary>Sends a JSON body; the whole answer.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body, CancellationToken cancellationToken = default) => _http.PostAsJsonAsync(path, body, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
