using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Netra.Silo.Resilience;

/// <summary>Registers the circuits between a silo and its stores.</summary>
internal static class ResilienceHostingExtensions
{
    /// <summary>Adds what makes circuits. Idempotent.</summary>
    public static IServiceCollection AddNetraCircuits(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddOptions<ResilienceOptions>().BindConfiguration(ResilienceOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ResilienceOptions>, ResilienceOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CircuitMetrics>();
        services.TryAddSingleton<Circuits>();
        return services;
    }

    /// <summary>Adds the watch over both stores, which are the host's to add. Idempotent.</summary>
    public static IServiceCollection AddNetraCircuitWatch(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CircuitWatch>());
        return services;
    }
}
