using System.Diagnostics;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What users find when the silo ended, in order or not, and is started again.</summary>
public sealed class SiloFaultTests
{
    [Fact]
    public async Task Silo_StoppedAndStarted_EverythingIsThereAndNothingIsLeftBehind()
    {
        using var data = new DataDirectory();
        Uri address;
        await using (var silo = await SiloProcess.StartAsync(data.Path))
        {
            address = silo.Address;
            using var user = await ApiUser.LogInAsync(address, "keeper");
            await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Import.Csv("chat"), "text/csv");
            await user.CallAsync(HttpMethod.Put, "/v1/session/color", "blue");
            await user.AskAsync("how many events do I have?");
            var engines = data.EnginesProcessId();

            Assert.Equal(0, await silo.StopAsync());
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(engines));
        }

        await using var again = await SiloProcess.StartAsync(data.Path, address);
        using var same = await ApiUser.LogInAsync(address, "keeper");
        Assert.Equal(Import.Rows, await same.ScalarAsync("SELECT count() FROM workload_events"));
        Assert.Equal("blue", (string)(await same.CallAsync(HttpMethod.Get, "/v1/session/color"))!);
        Assert.Equal("completed", (string)(await same.AskAsync("how many events do I have?"))["status"]!);
        await same.AssertWellFormedAsync();
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
            await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Import.Csv("chat"), "text/csv");
            runId = (string)(await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how is my latency?" }))["runId"]!;
            await silo.KillAsync();
        }

        await using var again = await SiloProcess.StartAsync(data.Path, address);
        using var same = await ApiUser.LogInAsync(address, "patient");
        var ended = await same.EndOfAsync(runId);

        Assert.Equal("completed", (string)ended["status"]!);
        await same.AssertWellFormedAsync();
    }
}
