using System.Diagnostics;
using System.Globalization;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What users see when the engines die under them. The silo starts them again.</summary>
public sealed class EngineFaultTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Engines_KilledDuringImports_EveryImportIsStoredWholeOrNotAtAll()
    {
        using var user = await ApiUser.LogInAsync(fixture.Silo.Address, "importer");
        using var stored = new SemaphoreSlim(0);
        var acknowledged = new List<string>();
        var attempted = new List<string>();
        var importing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"import-{i}");
                attempted.Add(name);
                if ((await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Import.Csv(name), "text/csv")).Status == 200)
                {
                    acknowledged.Add(name);
                    stored.Release();
                }
            }
        }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 3; i++)
        {
            await stored.WaitAsync(TestContext.Current.CancellationToken);
        }

        Process.GetProcessById(fixture.Data.EnginesProcessId()).Kill();
        await importing;

        var rows = (await user.CallAsync(HttpMethod.Post, "/v1/query", new { sql = "SELECT workload_id, count() FROM workload_events GROUP BY workload_id" }))["rows"]!
            .AsArray().ToDictionary(row => (string)row![0]!, row => (long)row![1]!);
        Assert.All(rows, workload => Assert.Equal(Import.Rows, workload.Value));
        Assert.All(acknowledged, name => Assert.True(rows.ContainsKey(name), $"{name} was acknowledged and is gone"));
        Assert.True(acknowledged.Count < attempted.Count || rows.Count == attempted.Count);
    }

    [Fact]
    public async Task Engines_KilledDuringARun_TheRunEndsAndItsEventsHaveNoGap()
    {
        using var user = await ApiUser.LogInAsync(fixture.Silo.Address, "asker");
        await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Import.Csv("chat"), "text/csv");

        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how is my latency?" });
        Process.GetProcessById(fixture.Data.EnginesProcessId()).Kill();
        var ended = await user.EndOfAsync((string)run["runId"]!);

        Assert.Contains((string)ended["status"]!, new[] { "completed", "failed" });
        await user.AssertWellFormedAsync();
        Assert.Equal("completed", (string)(await user.AskAsync("how many events do I have?"))["status"]!);
        await user.AssertWellFormedAsync();
    }
}
