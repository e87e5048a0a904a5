using System.Diagnostics;
using System.Globalization;
using System.Text;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What users see when the engines or the silo die under them.</summary>
public sealed class EngineFaultTests
{
    private const int RowsPerImport = 5_000;

    [Fact]
    public async Task Engines_KilledDuringImports_EveryImportIsStoredWholeOrNotAtAll()
    {
        using var data = new DataDirectory();
        await using var silo = await SiloProcess.StartAsync(data.Path);
        using var user = await ApiUser.LogInAsync(silo.Address, "importer");
        var acknowledged = new List<string>();
        var attempted = new List<string>();
        var importing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"import-{i}");
                attempted.Add(name);
                if ((await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv(name), "text/csv")).Status == 200)
                {
                    acknowledged.Add(name);
                }
            }
        }, TestContext.Current.CancellationToken);

        while (acknowledged.Count < 3)
        {
            await Task.Yield();
        }

        Process.GetProcessById(data.EnginesProcessId()).Kill();
        await importing;

        var stored = (await user.CallAsync(HttpMethod.Post, "/v1/query", new { sql = "SELECT workload_id, count() FROM workload_events GROUP BY workload_id" }))["rows"]!
            .AsArray().ToDictionary(row => (string)row![0]!, row => (long)row![1]!);
        Assert.All(stored, workload => Assert.Equal(RowsPerImport, workload.Value));
        Assert.All(acknowledged, name => Assert.True(stored.ContainsKey(name), $"{name} was acknowledged and is gone"));
        Assert.True(acknowledged.Count < attempted.Count || stored.Count == attempted.Count);
    }

    [Fact]
    public async Task Engines_KilledDuringARun_TheRunEndsAndItsEventsHaveNoGap()
    {
        using var data = new DataDirectory();
        await using var silo = await SiloProcess.StartAsync(data.Path);
        using var user = await ApiUser.LogInAsync(silo.Address, "asker");
        await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv("chat"), "text/csv");

        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how is my latency?" });
        Process.GetProcessById(data.EnginesProcessId()).Kill();
        var ended = await user.EndOfAsync((string)run["runId"]!);

        Assert.Contains((string)ended["status"]!, new[] { "completed", "failed" });
        await AssertWellFormedAsync(user);
        Assert.Equal("completed", (string)(await user.AskAsync("how many events do I have?"))["status"]!);
        await AssertWellFormedAsync(user);
    }

    [Fact]
    public async Task Silo_StoppedAndStarted_EverythingIsThereAndNothingIsLeftBehind()
    {
        using var data = new DataDirectory();
        Uri address;
        await using (var silo = await SiloProcess.StartAsync(data.Path))
        {
            address = silo.Address;
            using var user = await ApiUser.LogInAsync(address, "keeper");
            await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv("chat"), "text/csv");
            await user.CallAsync(HttpMethod.Put, "/v1/session/color", "blue");
            await user.AskAsync("how many events do I have?");
            var engines = data.EnginesProcessId();

            Assert.Equal(0, await silo.StopAsync());
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(engines));
        }

        await using var again = await SiloProcess.StartAsync(data.Path, address);
        using var same = await ApiUser.LogInAsync(address, "keeper");
        Assert.Equal(RowsPerImport, await same.ScalarAsync("SELECT count() FROM workload_events"));
        Assert.Equal("blue", (string)(await same.CallAsync(HttpMethod.Get, "/v1/session/color"))!);
        Assert.Equal("completed", (string)(await same.AskAsync("how many events do I have?"))["status"]!);
        await AssertWellFormedAsync(same);
    }

    [Fact]
    public async Task Silo_KilledDuringARun_TheRunGoesOnAfterTheRestart()
    {
        using var data = new DataDirectory();
        string runId;
        Uri address;
        await using (var silo = await SiloProcess.StartAsync(data.Path))
        {
            address = silo.Address;
            using var user = await ApiUser.LogInAsync(address, "patient");
            await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv("chat"), "text/csv");
            runId = (string)(await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how is my latency?" }))["runId"]!;
            await silo.KillAsync();
        }

        await using var again = await SiloProcess.StartAsync(data.Path, address);
        using var same = await ApiUser.LogInAsync(address, "patient");
        var ended = await same.EndOfAsync(runId);

        Assert.Equal("completed", (string)ended["status"]!);
        await AssertWellFormedAsync(same);
    }

    private static async Task AssertWellFormedAsync(ApiUser user)
    {
        var events = await user.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => (long)e["sequence"]!));
        foreach (var run in events.GroupBy(e => (string)e["runId"]!))
        {
            var types = run.Select(e => (string)e["type"]!).ToArray();
            Assert.Equal("agent_started", types[0]);
            Assert.Equal("agent_completed", types[^1]);
            Assert.Single(types, "agent_completed");
            var begun = run.Where(e => (string)e["type"]! == "tool_executing").Select(e => (string)e["payload"]!["toolCallId"]!).ToArray();
            var ended = run.Where(e => (string)e["type"]! == "tool_completed").Select(e => (string)e["payload"]!["toolCallId"]!).ToArray();
            Assert.Equal(begun.Order(StringComparer.Ordinal), ended.Order(StringComparer.Ordinal));
            Assert.Equal(begun.Length, begun.Distinct().Count());
        }
    }

    private static string Csv(string workload)
    {
        var csv = new StringBuilder("timestamp,workload_id,latency_ms\n");
        for (var i = 0; i < RowsPerImport; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"2026-11-01T10:{i / 60 % 60:00}:{i % 60:00}Z,{workload},{100 + (i % 50)}\n");
        }

        return csv.ToString();
    }
}
