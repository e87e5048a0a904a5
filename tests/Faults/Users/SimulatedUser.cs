using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Faults.Agents;
using Netra.Faults.Cluster;

namespace Netra.Faults.Users;

/// <summary>A user with runs and an event stream, for as long as faults are injected.</summary>
internal sealed class SimulatedUser
{
    private readonly FaultOptions _options;
    private readonly HttpClient _http;
    private readonly Random _random;
    private readonly ConcurrentQueue<StartedRun> _runs = [];

    public SimulatedUser(int number, FaultyCluster cluster, FaultOptions options, HttpClient http)
    {
        (_options, _http) = (options, http);
        _random = new Random((options.Seed * 100_003) + number);
        Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"user-{number}");
        Client = new RetryingClient(Name, cluster, http, _random);
        Watch = new EventWatch(Client, History, http, _random);
    }

    /// <summary>Its name, which stands in all that it asks.</summary>
    public string Name { get; }

    /// <summary>How it calls the API.</summary>
    public RetryingClient Client { get; }

    /// <summary>How it watches its events.</summary>
    public EventWatch Watch { get; }

    /// <summary>The events that it saw.</summary>
    public EventHistory History { get; } = new();

    /// <summary>Its runs, as they were acknowledged.</summary>
    public IReadOnlyCollection<StartedRun> Runs => _runs;

    /// <summary>Starts runs until <paramref name="enough"/>, and returns when all have ended.</summary>
    public async Task LiveAsync(CancellationToken enough, CancellationToken cancellationToken)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var approving = ApproveAsync(watching.Token);
        await Task.WhenAll(Enumerable.Range(0, _options.Runs).Select(_ => RunAsync(enough, cancellationToken)));
        await watching.CancelAsync();
        await approving;
    }

    /// <summary>What the API says about the effects of its runs.</summary>
    public async Task<(Ledger Ledger, string RunId)> LedgerAsync(CancellationToken cancellationToken)
    {
        var run = await StartAsync(LedgerAgent.Name, null, cancellationToken);
        while (true)
        {
            var view = await Client.SendAsync(HttpMethod.Get, $"/v1/runs/{run}", null, cancellationToken);
            switch ((string)view!["status"]!)
            {
                case "completed":
                    return (JsonSerializer.Deserialize<Ledger>(view["result"]!["data"]!, JsonSerializerOptions.Web)!, run);
                case "running" or "queued":
                    await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException($"The ledger of {Name} could not be read: {view}");
            }
        }
    }

    /// <summary>All events as the API has them, from the oldest to the newest.</summary>
    public async Task<IReadOnlyList<SeenEvent>> StoredEventsAsync(CancellationToken cancellationToken)
    {
        var head = (long)(await Client.SendAsync(HttpMethod.Get, "/v1/me/statistics", null, cancellationToken))!["events"]!["head"]!;
        var stored = new EventHistory();
        var reader = new EventWatch(Client, stored, _http, _random);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = reader.RunAsync(reading.Token);
        while (stored.Last < head)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        await reading.CancelAsync();
        await watching;
        return stored.Events;
    }

    private async Task RunAsync(CancellationToken enough, CancellationToken cancellationToken)
    {
        while (!enough.IsCancellationRequested)
        {
            var (request, pause) = Draw();
            var run = new StartedRun(await StartAsync(CountingAgent.Name, request, cancellationToken), request);
            _runs.Enqueue(run);
            await History.EndAsync(run.RunId).WaitAsync(cancellationToken);
            var view = await Client.SendAsync(HttpMethod.Get, $"/v1/runs/{run.RunId}", null, cancellationToken);
            run.Error = view!["error"]?.ToJsonString();
            run.Status = (string)view["status"]!;
            await Task.WhenAny(Task.Delay(pause, enough));
        }
    }

    private (CountingRequest Request, TimeSpan Pause) Draw()
    {
        lock (_random)
        {
            var kind = _random.Next(20);
            var request = new CountingRequest
            {
                Steps = 3,
                Calls = kind is 0 or 1,
                Asks = kind == 2,
                Sleep = kind == 3 ? TimeSpan.FromSeconds(5) : TimeSpan.Zero,
                Stores = kind is >= 4 and < 8,
            };
            return (request, _options.Pace * _random.NextDouble());
        }
    }

    private async Task<string> StartAsync(string agent, CountingRequest? parameters, CancellationToken cancellationToken)
    {
        var body = new { agent, message = $"This is {Name}.", requestId = Guid.NewGuid().ToString("N"), parameters = parameters ?? (object)new JsonObject() };
        return (string)(await Client.SendAsync(HttpMethod.Post, "/v1/runs", body, cancellationToken))!["runId"]!;
    }

    private async Task ApproveAsync(CancellationToken cancellationToken)
    {
        var seen = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var events = History.Events;
            foreach (var asked in events.Skip(seen).Where(item => item.Type == "approval_requested"))
            {
                try
                {
                    await Client.SendAsync(HttpMethod.Post, $"/v1/runs/{asked.RunId}/approvals/{asked.ApprovalId}", new { approved = true }, cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }

            seen = events.Length;
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken));
        }
    }
}
