using Microsoft.AspNetCore.Server.Kestrel.Core;
using Netra.Client.Gateway;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.Telemetry;
using Netra.Grains.Isolation;
using Netra.Silo.Attestation;
using Netra.Silo.Auth;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Silo.Health;
using Netra.Silo.Models;
using Netra.Silo.Redis;
using Netra.Silo.Resilience;
using Netra.Silo.Secrets;
using Netra.Silo.Telemetry;
using Orleans.Dashboard;

namespace Netra.Silo.Hosting;

/// <summary>The composition root: the one place that knows all parts of a silo.</summary>
internal static class NetraSilo
{
    /// <summary>Starts the engines and builds a silo with its gateway on them; it is not started yet.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Adds to what the product brings, such as agents.</param>
    /// <exception cref="StartupException">An option is wrong; the message names it.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<ISiloBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var identity = new SiloIdentity(DataDirectory.Resolve(builder.Configuration), GatewayUrl.Resolve(builder.Configuration));

        // Resolved once, so that every part means the same directory.
        builder.Configuration["Netra:DataDirectory"] = identity.DataDirectory;
        builder.Services.AddSingleton(identity);
        AddStores(builder, identity);
        builder.Services.AddNetraModels(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            SiloOrleans.Configure(silo);
            configure?.Invoke(silo);
        });
        builder.Services.AddSingleton<IBearerTokenVerifier, BearerTokenVerifier>();
        builder.Services.AddNetraGateway(builder.Configuration);
        builder.Services.AddNetraSiloTelemetry(builder.Configuration);
        builder.Services.AddNetraHealth();
        builder.Services.AddHostedService<StartupBanner>();
        ConfigureHost(builder, identity);

        var app = builder.Build();

        // Before the host starts: services ask for the engines' addresses when they are made.
        await app.Services.GetRequiredService<EmbeddedEngines>().StartingAsync(CancellationToken.None);
        app.UseNetraGateway();
        app.MapNetraGateway();
        app.MapNetraMetrics();
        var dashboard = app.MapOrleansDashboard("/dashboard").ExcludeFromDescription();
        if (!app.Environment.IsDevelopment())
        {
            dashboard.RequireAuthorization(NetraPolicies.Operator);
        }

        return app;
    }

    private static void AddStores(WebApplicationBuilder builder, SiloIdentity identity)
    {
        var keys = KeyLoader.Load(builder.Configuration, builder.Environment.IsDevelopment(), identity.DataDirectory);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton<IClusterKey>(keys);
        builder.Services.AddSingleton(new CapabilityRoot(keys.IsolationRoot));
        builder.Services.AddNetraEngines();
        builder.Services.AddNetraRedis();
        builder.Services.AddNetraClickHouse();
        builder.Services.AddNetraCircuitWatch();
        builder.Services.AddNetraAttestation();
    }

    private static void ConfigureHost(WebApplicationBuilder builder, SiloIdentity identity)
    {
        builder.Services.AddOptions<SiloHostOptions>().BindConfiguration(SiloHostOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ClusterNames>().BindConfiguration(ClusterNames.Section).ValidateDataAnnotations().ValidateOnStart();
        // What is not ready is told to whoever asks, not to the log at every question.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.WebHost.UseUrls(identity.GatewayUrl.ToString());
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = SiloRun.StopTimeout);
    }
}
