using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Netra.Grains.Agents;
using Netra.Silo.Hosting;

namespace Netra.Benchmarks.Runs;

/// <summary>The product as it is run, a process of its own on embedded engines, with the agent that is measured.</summary>
internal sealed class BenchmarkSilo : IDisposable
{
    /// <summary>The command that makes this program such a silo.</summary>
    public const string Command = "silo";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private BenchmarkSilo(string dataDirectory)
    {
        Address = FreeAddress();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[typeof(BenchmarkSilo).Assembly.Location, Command, $"--Netra:DataDirectory={dataDirectory}", $"--Netra:Gateway:Url={Address}", "--Logging:LogLevel:Default=Warning"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        // As the program of the silo has it.
        start.Environment["DOTNET_gcServer"] = "1";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
    }

    /// <summary>Where its gateway listens.</summary>
    public Uri Address { get; }

    /// <summary>Is the silo, until it is told to end.</summary>
    public static async Task RunAsync(string[] settings)
    {
        await using var silo = await NetraSilo.BuildAsync(
            settings,
            silo => silo.AddNetraAgents(agents => agents.Add<ThreeStepAgent>(ThreeStepAgent.Name, "Takes three steps.")));
        await silo.RunAsync();
    }

    /// <summary>Starts one and waits until it is ready. The first in a data directory starts the engines, others join it.</summary>
    public static async Task<BenchmarkSilo> StartAsync(string dataDirectory)
    {
        var silo = new BenchmarkSilo(dataDirectory);
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var limit = new CancellationTokenSource(StartLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    break;
                }
            }
            catch (HttpRequestException) when (!silo._process.HasExited)
            {
                // It does not listen yet.
            }
        }

        return silo;
    }

    /// <summary>Ends it, and what it started.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
