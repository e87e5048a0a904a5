using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.Redis;

/// <summary>A redis-server of a test's own, on a free port; what it acknowledges is in its append-only file, as deploy/redis/redis.conf has it.</summary>
public sealed class RedisServer(string directory, string? acl) : IAsyncLifetime
{
    /// <summary>One without an access list.</summary>
    public RedisServer()
        : this(Directory.CreateTempSubdirectory("netra-redis-").FullName, null)
    {
    }

    private Process? _process;

    /// <summary>Where it answers.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    private int Port { get; } = FreePort();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--appendfsync", "always", "--save", ""])
        {
            start.ArgumentList.Add(argument);
        }

        if (acl is not null)
        {
            var file = Path.Combine(directory, "users.acl");
            await File.WriteAllTextAsync(file, acl);
            start.ArgumentList.Add("--aclfile");
            start.ArgumentList.Add(file);
        }

        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Ends it as a crash would; <see cref="InitializeAsync"/> starts it again on its data.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Stops it from doing anything: it accepts connections and answers nothing.</summary>
    public void Pause() => ProcessSignals.Pause(_process!.Id);

    /// <summary>Lets it go on.</summary>
    public void Resume() => ProcessSignals.Resume(_process!.Id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A port that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
