using System.Diagnostics;
using System.Globalization;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>Several silos on engines that run alone.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task SecondSilo_JoinsServesAndLeavesUnderLoad_NothingIsLost()
    {
        using var data = new DataDirectory();
        using var engines = await StartEnginesAsync(data.Path);
        await using var first = await SiloProcess.StartAsync(data.Path);
        using var stop = new CancellationTokenSource();
        var users = Enumerable.Range(0, 6).Select(number => AskUntilAsync(first.Address, number, stop.Token)).ToArray();

        await using (var second = await SiloProcess.StartAsync(data.Path))
        {
            using var visitor = await ApiUser.LogInAsync(second.Address, "user-0");
            Assert.Equal("completed", (string)(await visitor.AskAsync("how many events do I have?"))["status"]!);
            Assert.Equal(0, await second.StopAsync());
        }

        await stop.CancelAsync();
        var asked = await Task.WhenAll(users);

        Assert.All(asked, count => Assert.True(count > 0, "a user never got an answer"));
        engines.Kill();
    }

    [Fact]
    public async Task Silo_KilledInACluster_ItsRunsEndOnTheOther()
    {
        using var data = new DataDirectory();
        using var engines = await StartEnginesAsync(data.Path);
        await using var first = await SiloProcess.StartAsync(data.Path);
        await using var second = await SiloProcess.StartAsync(data.Path);
        var runs = new List<(string User, string RunId)>();
        foreach (var name in Enumerable.Range(0, 8).Select(i => string.Create(CultureInfo.InvariantCulture, $"lost-{i}")))
        {
            using var user = await ApiUser.LogInAsync(first.Address, name);
            runs.Add((name, (string)(await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "how many events do I have?" }))["runId"]!));
        }

        await first.KillAsync();

        foreach (var (name, runId) in runs)
        {
            using var user = await ApiUser.LogInAsync(second.Address, name);
            Assert.Equal("completed", (string)(await user.EndOfAsync(runId))["status"]!);
            var events = await user.EventsAsync();
            Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => (long)e["sequence"]!));
        }

        engines.Kill();
    }

    private static async Task<Process> StartEnginesAsync(string dataDirectory)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Repository.Program("Embedded"), "--data-directory", dataDirectory, "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != "ready")
        {
        }

        return process;
    }

    private static async Task<int> AskUntilAsync(Uri address, int number, CancellationToken stop)
    {
        using var user = await ApiUser.LogInAsync(address, string.Create(CultureInfo.InvariantCulture, $"user-{number}"));
        var asked = 0;
        while (!stop.IsCancellationRequested)
        {
            Assert.Equal("completed", (string)(await user.AskAsync("how many events do I have?"))["status"]!);
            asked++;
        }

        var events = await user.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => (long)e["sequence"]!));
        return asked;
    }
}
