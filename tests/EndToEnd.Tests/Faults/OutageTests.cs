using System.Net;
using System.Text.Json.Nodes;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing.Engines;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What users and operators see while the stores accept connections and answer nothing.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Stores_Paused_RequestsAreRefusedWithAHintAndAllIsWellAfter()
    {
        using var data = new DataDirectory();
        await using var silo = await SiloProcess.StartAsync(data.Path, null, "--Netra:Resilience:ProbeTimeout=00:00:01", "--Netra:Resilience:SamplingWindow=00:00:04");
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var user = await ApiUser.LogInAsync(silo.Address, "patient");
        await user.CallAsync(HttpMethod.Put, "/v1/session/color", "blue");
        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how many events do I have?" });

        ProcessSignals.Pause(data.EnginesProcessId());
        try
        {
            await UntilAsync(http, "open");
            using var live = await http.GetAsync("/health/live", TestContext.Current.CancellationToken);
            using var query = await user.PostAsync("/v1/query", new { sql = "SELECT 1" }, TestContext.Current.CancellationToken);
            var (status, body) = await user.SendAsync(HttpMethod.Get, "/v1/session/color");

            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, query.StatusCode);
            Assert.True(query.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("unavailable", (string?)JsonNode.Parse(await query.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]);
            Assert.Equal((503, "unavailable"), (status, (string?)JsonNode.Parse(body)!["code"]));
        }
        finally
        {
            ProcessSignals.Resume(data.EnginesProcessId());
        }

        await UntilAsync(http, "closed");
        Assert.Equal("blue", (string)(await user.CallAsync(HttpMethod.Get, "/v1/session/color"))!);
        Assert.Equal("completed", (string)(await user.EndOfAsync((string)run["runId"]!))["status"]!);
        var events = await user.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => (long)e["sequence"]!));
    }

    [Fact]
    public async Task Silo_ToldToStopWhileTheStoresAreAway_EndsBeforeItsSupervisorWouldEndIt()
    {
        using var data = new DataDirectory();
        await using var silo = await SiloProcess.StartAsync(data.Path, null, "--Netra:Resilience:ProbeTimeout=00:00:01", "--Netra:Resilience:SamplingWindow=00:00:04");
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var user = await ApiUser.LogInAsync(silo.Address, "leaving");
        await user.CallAsync(HttpMethod.Put, "/v1/session/color", "blue");
        await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how many events do I have?" });

        var engines = data.EnginesProcessId();
        ProcessSignals.Pause(engines);
        try
        {
            await UntilAsync(http, "open");

            Assert.Equal(1, await silo.StopAsync());
            Assert.Contains("did not stop in order", silo.Written(), StringComparison.Ordinal);
        }
        finally
        {
            // They end when they notice that the silo has.
            ProcessSignals.Resume(engines);
        }
    }

    /// <summary>Waits until both circuits are in a state; nothing but this asks for them.</summary>
    private static async Task UntilAsync(HttpClient http, string state)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var seen = string.Empty;
        while (true)
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until the circuits are {state}: {seen}");
            using var ready = await http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            seen = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var checks = JsonNode.Parse(seen)!["checks"]!;
            if (new[] { "redis", "clickhouse" }.All(store => (string?)checks[store]!["data"]!["state"] == state))
            {
                Assert.True(state == "closed" || ready.StatusCode == HttpStatusCode.ServiceUnavailable, seen);
                Assert.True(DateTimeOffset.TryParse((string?)checks["redis"]!["data"]!["since"], out _));
                return;
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
