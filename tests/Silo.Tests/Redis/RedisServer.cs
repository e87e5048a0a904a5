using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Netra.Silo.Tests.Redis;

/// <summary>A redis-server of a test's own, with an append-only file, on a free port.</summary>
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
        foreach (var argument in (string[])["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", directory, "--appendonly", "yes", "--save", ""])
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
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
