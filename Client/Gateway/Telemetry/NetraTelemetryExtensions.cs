using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Netra.Client.Gateway.Authentication;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>Adds telemetry to the host of a gateway, with a silo or on its own.</summary>
public static class NetraTelemetryExtensions
{
    private const string Service = "netra";

    private static readonly string[] Meters =
    [
        "Netra.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    // An event stream may last for days, and would be a trace without an end.
    private static readonly PathString[] Untraced = ["/metrics", "/health", "/dashboard", "/v1/events"];

    /// <summary>
    /// Adds metrics for <c>/metrics</c>, and traces when a collector is configured. Grain calls are part of a trace when the silo or the Orleans client of this host
    /// has <c>AddActivityPropagation</c>. Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration: <c>Netra:Telemetry</c> and the standard variables <c>OTEL_*</c>.</param>
    public static IServiceCollection AddNetraTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(NetraTelemetryOptions.Section).Get<NetraTelemetryOptions>() ?? new NetraTelemetryOptions();
        if (!options.Enabled || services.Any(service => service.ServiceType == typeof(OtlpTarget)))
        {
            return services;
        }

        var target = new OtlpTarget(options, configuration);
        services.AddSingleton(target);
        services.AddOptions<NetraTelemetryOptions>().Bind(configuration.GetSection(NetraTelemetryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<NetraTelemetryOptions>, NetraTelemetryOptionsValidator>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddView("gen_ai.client.*", new MetricStreamConfiguration { TagKeys = MetricTags.OfModels }).AddPrometheusExporter();
            if (target.IsSet)
            {
                metrics.AddOtlpExporter(exporter => target.Configure(exporter, "metrics"));
            }
        });
        if (target.IsSet)
        {
            // Nobody configured a wrong address here: the validator stops the start before anything is sent.
            services.AddNetraTracing(options.TraceRatio);
            telemetry.WithTracing(tracing => tracing.AddOtlpExporter(exporter => target.Configure(exporter, "traces")));
        }

        return services;
    }

    /// <summary>
    /// Adds traces without an exporter: for a host that has one of its own. Everything is scrubbed first; see <c>docs/telemetry.md</c> for what is left. Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="ratio">The share of traces that are recorded, of those that begin here.</param>
    public static IServiceCollection AddNetraTracing(this IServiceCollection services, double ratio = 1)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(SpanScrubber)))
        {
            return services;
        }

        services.AddSingleton(new SpanAttributes("Microsoft.AspNetCore", SpanNames.Http));
        services.AddSingleton(new SpanAttributes("Microsoft.Orleans.Application", SpanNames.Grains));
        services.AddSingleton<SpanScrubber>();
        services.AddOpenTelemetry().ConfigureResource(Describe).WithTracing(tracing => tracing
            .SetSampler(new ParentBasedSampler(new RequestSampler(ratio)))
            .AddProcessor(provider => provider.GetRequiredService<SpanScrubber>())
            .AddSource("Netra.*", "Microsoft.Orleans.Application")
            .AddAspNetCoreInstrumentation(http => http.Filter = context => !Untraced.Any(path => context.Request.Path.StartsWithSegments(path))));
        return services;
    }

    /// <summary>Maps <c>/metrics</c>, for operators only outside of Development. Nothing when telemetry is off.</summary>
    /// <param name="endpoints">The endpoints.</param>
    public static IEndpointRouteBuilder MapNetraMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<OtlpTarget>() is null)
        {
            return endpoints;
        }

        var metrics = endpoints.MapPrometheusScrapingEndpoint("/metrics");
        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            metrics.RequireAuthorization(NetraPolicies.Operator);
        }

        return endpoints;
    }

    // The standard variables come last, and win.
    private static void Describe(ResourceBuilder resource) => resource.AddService(Service).AddEnvironmentVariableDetector();
}
