using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Netra.Benchmarks.Runs;

/// <summary>A user of the HTTP API who starts runs and hears on one event stream how they end.</summary>
internal sealed class RunsUser : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly string _token;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _ends = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private RunsUser(HttpClient http, string token) => (_http, _token) = (http, token);

    /// <summary>Logs a user in and subscribes to the user's events.</summary>
    public static async Task<RunsUser> LogInAsync(HttpClient http, string name)
    {
        using var answer = await http.PostAsJsonAsync("/dev/token", new { user = name });
        answer.EnsureSuccessStatusCode();
        var user = new RunsUser(http, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!);
        user._reading = user.ReadAsync();
        await await Task.WhenAny(user._listening.Task, user._reading);
        return user;
    }

    /// <summary>Starts a run; returns when its last event has come.</summary>
    public async Task RunAsync()
    {
        using var request = Request(HttpMethod.Post, "/v1/runs");
        request.Content = JsonContent.Create(new { message = "Take three steps.", agent = ThreeStepAgent.Name });
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var runId = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["runId"]!;
        var status = await EndOf(runId).Task;
        _ends.TryRemove(runId, out _);
        if (status != "completed")
        {
            throw new InvalidOperationException($"A run ended '{status}'.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_reading);
        _stopping.Dispose();
    }

    private HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _token) } };

    private TaskCompletionSource<string> EndOf(string runId) =>
        _ends.GetOrAdd(runId, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ReadAsync()
    {
        using var request = Request(HttpMethod.Get, "/v1/events");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stopping.Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(_stopping.Token);
        _listening.SetResult();
        await foreach (var item in SseParser.Create(body).EnumerateAsync(_stopping.Token))
        {
            // Most events are steps of the way; only the last of a run is looked at closely.
            if (item.Data.Contains("\"agent_completed\"", StringComparison.Ordinal))
            {
                var told = JsonNode.Parse(item.Data)!;
                EndOf((string)told["runId"]!).TrySetResult((string)told["payload"]!["status"]!);
            }
        }
    }
}
