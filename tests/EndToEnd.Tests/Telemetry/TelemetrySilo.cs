using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Client.Gateway.Telemetry;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Grains.Agents;
using Netra.Silo.Attestation;
using Netra.Silo.Hosting;
using Netra.Testing.Agents;
using Netra.Testing.Models;
using OpenTelemetry.Trace;
using DataDirectory = Netra.EndToEnd.Tests.Hosting.DataDirectory;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>The whole product in this process, with a scripted model, and its spans where an exporter would get them.</summary>
internal sealed class TelemetrySilo : IAsyncDisposable
{
    private readonly DataDirectory _data;
    private readonly WebApplication _silo;

    private TelemetrySilo(DataDirectory data, WebApplication silo, Uri address, ScriptedModelEndpoint model, SeenSpans spans) =>
        (_data, _silo, Address, Model, Spans) = (data, silo, address, model, spans);

    /// <summary>Where its gateway listens.</summary>
    public Uri Address { get; }

    /// <summary>The model.</summary>
    public ScriptedModelEndpoint Model { get; }

    /// <summary>The spans.</summary>
    public SeenSpans Spans { get; }

    /// <summary>What the silo is made of.</summary>
    public IServiceProvider Services => _silo.Services;

    /// <summary>Starts one.</summary>
    public static async Task<TelemetrySilo> StartAsync(params string[] settings)
    {
        var (data, address, spans) = (new DataDirectory(), SiloProcess.FreeAddress(), new SeenSpans());
        var model = await ScriptedModelEndpoint.StartAsync();
        string[] args =
        [
            "--environment=Development", $"--Netra:DataDirectory={data.Path}", $"--Netra:Gateway:Url={address}", $"--Netra:Model:Endpoint={model.Address}",
            "--Netra:Model:Model=scripted", "--Netra:Prices:Models:scripted:InputDollars=10", "--Netra:Prices:Models:scripted:OutputDollars=20", .. settings,
        ];
        var silo = await NetraSilo.BuildAsync(args, silo =>
        {
            silo.AddNetraAgents(agents => agents
                .Add<ScriptAgent>("script", "Does what its message says.", "1", "helper")
                .Add<ScriptAgent>("helper", "The same, for another agent.")
                .Add<ModelAgent>("model", "Asks the model."));
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddNetraTracing();
            silo.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans));
        });
        await silo.StartAsync();
        Assert.True((await silo.Services.GetRequiredService<AttestationService>().First).Holds);
        return new TelemetrySilo(data, silo, address, model, spans);
    }

    /// <summary>The text of <c>/metrics</c>, once it has all that a test waits for.</summary>
    public async Task<string> MetricsAsync(params string[] parts)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), limit.Token);
            if (parts.All(part => text.Contains(part, StringComparison.Ordinal)))
            {
                return text;
            }

            Assert.False(limit.IsCancellationRequested, $"/metrics has not all of {string.Join(", ", parts)}: {text}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        await _silo.DisposeAsync();
        await Model.DisposeAsync();
        _data.Dispose();
    }
}
