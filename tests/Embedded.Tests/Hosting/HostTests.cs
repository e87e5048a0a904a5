using System.Diagnostics;
using System.Text.Json;
using Netra.Embedded.Tests.Engines;
using Netra.Embedded.Tests.Http;

namespace Netra.Embedded.Tests.Hosting;

public sealed class HostTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly string Capability = new('e', 64);

    [Theory]
    [InlineData("'--color' is no option", "--color")]
    [InlineData("--redis-port is 'x'", "--redis-port", "x")]
    [InlineData("--redis-port is '70000'", "--redis-port", "70000")]
    [InlineData("--data-directory needs a value", "--data-directory")]
    [InlineData("--schema names '/nowhere'", "--schema", "/nowhere")]
    [InlineData("--parent is '-1'", "--parent", "-1")]
    public async Task Option_Wrong_IsNamedAndExitsWithTwo(string sentence, params string[] arguments)
    {
        using var program = EngineProcess.Launch(arguments);
        var said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
        Assert.Equal(2, program.ExitCode);
    }

    [Fact]
    public async Task Life_FromStartToEnd_IsAsDescribed()
    {
        await using var engine = await EngineProcess.StartAsync();
        var endpoints = Path.Combine(engine.DataDirectory, "endpoints.json");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(endpoints) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(engine.ProcessId, JsonDocument.Parse(await File.ReadAllTextAsync(endpoints, TestContext.Current.CancellationToken)).RootElement.GetProperty("processId").GetInt32());

        using (var second = EngineProcess.Launch("--data-directory", engine.DataDirectory))
        {
            var said = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(3, second.ExitCode);
            Assert.Contains($"process {engine.ProcessId}", said, StringComparison.Ordinal);
        }

        var (redis, clickHouse) = (engine.Redis.GetRawText(), engine.ClickHouse.GetRawText());
        await engine.KillAsync();
        await engine.StartAgainAsync();
        Assert.Equal((redis, clickHouse), (engine.Redis.GetRawText(), engine.ClickHouse.GetRawText()));

        using var process = Process.GetProcessById(engine.ProcessId);
        using var terminate = Process.Start("kill", ["-TERM", $"{engine.ProcessId}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.False(File.Exists(endpoints));
    }

    [Fact]
    public async Task Parent_Gone_EndsTheEngines()
    {
        using var parent = Process.Start("sleep", ["1000"]);
        await using var engine = new EngineProcess();
        await engine.StartAgainAsync("--parent", $"{parent.Id}");
        using var process = Process.GetProcessById(engine.ProcessId);
        parent.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(engine.DataDirectory, "endpoints.json")));
    }

    [Fact]
    public async Task Tables_OfAnEarlierVersion_KeepTheirRowsAndLoseTheirDictionaries()
    {
        const string Read = "SELECT toTypeName(model), model, toTypeName(metrics), metrics['k'] FROM workload_events";
        var earlier = Directory.CreateTempSubdirectory("netra-schema-");
        await File.WriteAllTextAsync(
            Path.Combine(earlier.FullName, "1.sql"),
            "ALTER TABLE workload_events MODIFY COLUMN model LowCardinality(String) DEFAULT '', MODIFY COLUMN metrics Map(LowCardinality(String), Float64);",
            TestContext.Current.CancellationToken);
        await using var engine = new EngineProcess();
        await engine.StartAgainAsync("--schema", earlier.FullName);
        await engine.PostAsync("INSERT INTO workload_events (timestamp, model, metrics) VALUES (1, 'm', map('k', 2))", Capability);
        Assert.Equal("LowCardinality(String)\tm\tMap(LowCardinality(String), Float64)\t2\n", (await engine.PostAsync(Read, Capability)).Text);

        await engine.KillAsync();
        await engine.StartAgainAsync();

        Assert.Equal("String\tm\tMap(String, Float64)\t2\n", (await engine.PostAsync(Read, Capability)).Text);
        earlier.Delete(recursive: true);
    }

    [Fact]
    public async Task Schema_WithUnsealedTable_IsNotServed()
    {
        var directory = Directory.CreateTempSubdirectory("netra-schema-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "1.sql"), "CREATE TABLE open (a Int8) ENGINE = MergeTree ORDER BY a;", TestContext.Current.CancellationToken);
        using var program = EngineProcess.Launch("--data-directory", Path.Combine(directory.FullName, "data"), "--schema", directory.FullName, "--parent", $"{Environment.ProcessId}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Limit);
        await using var served = patience.Token.Register(program.Kill);
        var said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(patience.IsCancellationRequested, "It still ran after a minute.");
        Assert.Contains("'open'", said, StringComparison.Ordinal);
        Assert.NotEqual(0, program.ExitCode);
        directory.Delete(recursive: true);
    }
}
