using System.Diagnostics;
using System.Text.Json;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;

namespace Netra.Embedded.Tests.Engines;

/// <summary>The program under test, in a process and a data directory of its own.</summary>
public sealed class EngineProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private Process? _process;
    private JsonElement _endpoints;

    public string DataDirectory { get; private init; } = Path.Combine(Path.GetTempPath(), $"netra-embedded-{Guid.NewGuid():N}");

    public int ProcessId => Running.Id;

    public JsonElement Redis => _endpoints.GetProperty("redis");

    public JsonElement ClickHouse => _endpoints.GetProperty("clickHouse");

    public Uri Address => new($"http://127.0.0.1:{ClickHouse.GetProperty("port").GetInt32()}/");

    public string RedisConnectionString => $"127.0.0.1:{Redis.GetProperty("port").GetInt32()},password={Redis.GetProperty("password").GetString()},abortConnect=false,connectRetry=1";

    private Process Running => _process ?? throw new InvalidOperationException("The engines are not running.");

    public static async Task<EngineProcess> StartAsync()
    {
        var engine = new EngineProcess();
        await engine.StartAgainAsync();
        return engine;
    }

    /// <summary>The program, started with these arguments; the caller ends it.</summary>
    public static Process Launch(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "Netra.Embedded.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Starts it on the same data directory; returns when it says that it is ready.</summary>
    public async Task StartAgainAsync(params IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(DataDirectory);
        _process = Launch(["--data-directory", DataDirectory, "--schema", Path.Combine(AppContext.BaseDirectory, "schema"), "--parent", $"{Environment.ProcessId}", .. arguments]);
        using var limit = new CancellationTokenSource(StartLimit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) != "ready")
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The engines ended with {_process.ExitCode}: {await _process.StandardError.ReadToEndAsync(limit.Token)}");
            }
        }

        _endpoints = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(DataDirectory, "endpoints.json"), limit.Token)).RootElement;
    }

    /// <summary>Ends it as a crash would, kill -9.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
        Running.Dispose();
        _process = null;
    }

    /// <summary>A client of the driver that tests do not change.</summary>
    public ClickHouseClient Client(bool compress = false) => new(new ClickHouseClientSettings
    {
        Host = "127.0.0.1",
        Port = (ushort)Address.Port,
        Username = ClickHouse.GetProperty("user").GetString(),
        Password = ClickHouse.GetProperty("password").GetString(),
        Database = "default",
        UseCompression = compress,
        UseCustomDecimals = true,
        JsonReadMode = JsonReadMode.String,
        JsonWriteMode = JsonWriteMode.String,
    });

    /// <summary>Plain HTTP with the right login.</summary>
    public HttpClient Http()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-ClickHouse-User", ClickHouse.GetProperty("user").GetString());
        client.DefaultRequestHeaders.Add("X-ClickHouse-Key", ClickHouse.GetProperty("password").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(DataDirectory, recursive: true);
    }
}
