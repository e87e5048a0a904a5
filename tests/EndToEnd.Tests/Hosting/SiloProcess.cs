using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Netra.Testing;

namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>A silo as its operator runs it: a process of its own, in Development, on a free port.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // Supervisors wait 30 s, unless they are told otherwise; the rest is for a machine that is busy.
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private SiloProcess(Uri address, string dataDirectory, string[] settings)
    {
        Address = address;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])[Repository.Program("Silo"), $"--Netra:DataDirectory={dataDirectory}", $"--Netra:Gateway:Url={address}", .. settings])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where its gateway listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a silo and waits until it is ready.</summary>
    public static async Task<SiloProcess> StartAsync(string dataDirectory, Uri? address = null, params string[] settings)
    {
        var silo = new SiloProcess(address ?? FreeAddress(), dataDirectory, settings);
        try
        {
            await silo.ReadyAsync();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it in order; its exit code. Not by SIGINT, which is ignored in whatever a shell started in the background.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>An address on a free port.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(StartLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await timer.WaitForNextTickAsync(limit.Token))
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException($"The silo ended with code {_process.ExitCode}:{Written()}");
                }

                if (await IsReadyAsync(http, limit.Token))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The silo was not ready within {StartLimit.TotalSeconds} s:{Written()}");
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? string.Empty);
        }
    }

    /// <summary>What it has written so far.</summary>
    public string Written()
    {
        lock (_lines)
        {
            return Environment.NewLine + string.Join(Environment.NewLine, _lines);
        }
    }
}
