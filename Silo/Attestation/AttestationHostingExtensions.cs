using Microsoft.Extensions.Options;

namespace Netra.Silo.Attestation;

/// <summary>Registers the attestation.</summary>
internal static class AttestationHostingExtensions
{
    /// <summary>Adds it; with it, SQL is served only after it has passed.</summary>
    public static IServiceCollection AddNetraAttestation(this IServiceCollection services)
    {
        services.AddOptions<AttestationOptions>().BindConfiguration(AttestationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AttestationOptions>, AttestationOptionsValidator>();
        services.AddSingleton<CanaryEngine>();
        services.AddSingleton<Attestation>();
        services.AddSingleton<AttestationMetrics>();
        services.AddSingleton<AttestationService>();
        services.AddHostedService(provider => provider.GetRequiredService<AttestationService>());
        return services;
    }
}
