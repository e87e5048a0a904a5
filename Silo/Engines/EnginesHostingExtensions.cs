using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Netra.Silo.Engines;

/// <summary>Registers the engines: configured servers, or the embedded ones.</summary>
internal static class EnginesHostingExtensions
{
    /// <summary>
    /// Registers <see cref="EngineEndpoints"/> and, when no servers are configured, runs the embedded engines for as long as the
    /// host runs. Register it before whatever needs them.
    /// </summary>
    public static IServiceCollection AddNetraEngines(this IServiceCollection services)
    {
        services.AddOptions<EnginesOptions>().Configure<IConfiguration>((options, configuration) => options.ReadFrom(configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EnginesOptions>, EnginesOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EngineEndpoints>();
        services.TryAddSingleton<EmbeddedEngines>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EmbeddedEngines>(s => s.GetRequiredService<EmbeddedEngines>()));
        return services;
    }
}
