using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.Engines;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.Engines;

public sealed class EmbeddedEnginesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("netra-engines-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Engines_KilledAndRestarted_KeepPortsLoginsAndRows()
    {
        await using var engine = await EngineFixture.StartAsync();
        var before = (engine.RedisConnectionString, engine.ClickHouseConnectionString);
        await using var host = new StoreHost(engine);
        await host.Store("alice").InsertAsync(OperationId.New(), "kept");

        await engine.KillAsync();
        await engine.RestartAsync();

        Assert.Equal(before, (engine.RedisConnectionString, engine.ClickHouseConnectionString));
        Assert.Equal(1UL, await host.Store("alice").ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Engines_ChildDies_AreStartedAgainOnTheSamePorts()
    {
        var (engines, endpoints) = Make();
        using var _ = engines;
        await engines.StartingAsync(Token);
        var addresses = await endpoints.GetAsync(Token);
        var first = EndpointsFile.TryRead(_dataDirectory)!;

        Process.GetProcessById(first.ProcessId).Kill();
        var second = await UntilAsync(found => found.ProcessId != first.ProcessId);

        Assert.Equal(addresses, second.Addresses);
        await engines.StoppedAsync(Token);
        Assert.True(HasEnded(second.ProcessId), "the engines outlive the silo that started them");
    }

    [Fact]
    public async Task Engines_OfAnotherSiloWithTheSameDirectory_AreUsed()
    {
        var (first, firstEndpoints) = Make();
        var (second, secondEndpoints) = Make();
        using (first)
        using (second)
        {
            await first.StartingAsync(Token);
            await second.StartingAsync(Token);
            var process = EndpointsFile.TryRead(_dataDirectory)!.ProcessId;

            Assert.Equal(await firstEndpoints.GetAsync(Token), await secondEndpoints.GetAsync(Token));
            await second.StoppedAsync(Token);
            Assert.False(HasEnded(process), "a silo stopped engines that it had not started");

            await first.StoppedAsync(Token);
        }
    }

    [Fact]
    public async Task Engines_StartedTwice_RunOnce()
    {
        var (engines, _) = Make();
        using var started = engines;
        await engines.StartingAsync(Token);
        var process = EndpointsFile.TryRead(_dataDirectory)!.ProcessId;
        await engines.StartingAsync(Token);

        Assert.Equal(process, EndpointsFile.TryRead(_dataDirectory)!.ProcessId);
        await engines.StoppedAsync(Token);
    }

    [Fact]
    public async Task Engines_ParentKilled_EndToo()
    {
        using var parent = Process.Start("sleep", "600");
        using var engines = Process.Start(new ProcessStartInfo(
            "dotnet", [EmbeddedProgram.Find(), "--data-directory", _dataDirectory, "--parent", parent.Id.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        await UntilAsync(_ => true);

        parent.Kill();

        await engines.WaitForExitAsync(Token).WaitAsync(Patience, Token);
        Assert.Null(EndpointsFile.TryRead(_dataDirectory));
    }

    [Fact]
    public void Engines_ProgramMissing_SaysWhatToDo()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => EmbeddedProgram.Find(_dataDirectory));
        Assert.Contains("deploy/embedded", missing.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_dataDirectory, recursive: true);

    private (EmbeddedEngines Engines, EngineEndpoints Endpoints) Make()
    {
        var endpoints = new EngineEndpoints();
        var options = Options.Create(new EnginesOptions { DataDirectory = _dataDirectory });
        return (new EmbeddedEngines(endpoints, options, TimeProvider.System, NullLogger<EmbeddedEngines>.Instance), endpoints);
    }

    private async Task<EndpointsFile> UntilAsync(Func<EndpointsFile, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            if (EndpointsFile.TryRead(_dataDirectory) is { } found && wanted(found) && await EngineProbe.AnswerAsync(found, limit.Token))
            {
                return found;
            }
        }

        throw new TimeoutException("The engines did not answer.");
    }

    private static bool HasEnded(int processId)
    {
        try
        {
            return Process.GetProcessById(processId).HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
