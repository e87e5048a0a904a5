using Netra.Silo.Engines;
using Xunit;

namespace Netra.Testing.Engines;

/// <summary>
/// The embedded engines in a process and a data directory of their own, on free ports. As an assembly fixture they start once
/// for all tests of a project; a test that kills them starts its own with <see cref="StartAsync"/>.
/// </summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly List<string> _lines = [];
    private EmbeddedProcess? _process;
    private EndpointsFile? _endpoints;

    /// <summary>Where the engines keep their files; removed at the end. May hold data already.</summary>
    public string DataDirectory { get; init; } = Path.Combine(Path.GetTempPath(), $"netra-engines-{Guid.NewGuid():N}");

    /// <summary>In the form of StackExchange.Redis.</summary>
    public string RedisConnectionString => Endpoints.Addresses.Redis;

    /// <summary>In the form of ClickHouse.Driver.</summary>
    public string ClickHouseConnectionString => Endpoints.Addresses.ClickHouse;

    /// <summary>The engines' process; another one after a restart.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The engines are not running.");

    private EndpointsFile Endpoints => _endpoints ?? throw new InvalidOperationException("The engines were not started.");

    /// <summary>Starts engines; dispose them.</summary>
    public static async Task<EngineFixture> StartAsync()
    {
        var fixture = new EngineFixture();
        try
        {
            await fixture.InitializeAsync();
            return fixture;
        }
        catch
        {
            await fixture.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await RestartAsync();

    /// <summary>Ends the engines as a crash would (kill -9); returns when they are gone.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.Ended;
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts the engines on the same data directory and ports, after ending them if they run; returns when both answer.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Directory.CreateDirectory(DataDirectory);
        _process = EmbeddedProcess.Start(EmbeddedProgram.Find(), new EnginesOptions { DataDirectory = DataDirectory }, Keep);
        using var limit = new CancellationTokenSource(StartLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (await timer.WaitForNextTickAsync(limit.Token))
            {
                if (_process.Ended.IsCompleted)
                {
                    throw new InvalidOperationException($"The embedded engines ended with code {_process.ExitCode}:{Written()}");
                }

                if (EndpointsFile.TryRead(DataDirectory) is { } found && found.ProcessId == _process.Id && await EngineProbe.AnswerAsync(found, limit.Token))
                {
                    _endpoints = found;
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The embedded engines did not answer within {StartLimit.TotalSeconds} s:{Written()}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        try
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
        catch (IOException)
        {
            // Temporary files that stay are no reason to fail a test.
        }
    }

    private async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(TimeSpan.FromSeconds(10));
            process.Dispose();
            _process = null;
        }
    }

    private void Keep(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }

    private string Written()
    {
        lock (_lines)
        {
            return Environment.NewLine + string.Join(Environment.NewLine, _lines);
        }
    }
}
