using Netra.Client.Gateway.Health;

namespace Netra.Silo.Health;

/// <summary>Registers what <c>/health/live</c> and <c>/health/ready</c> ask.</summary>
internal static class NetraHealthExtensions
{
    /// <summary>Adds the checks by their names.</summary>
    public static IServiceCollection AddNetraHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<ClusterHealth>("cluster", tags: [NetraHealthTags.Live])
            .AddCheck<EnginesHealth>("engines")
            .AddCheck<SchemaHealth>("schema")
            .AddCheck<AttestationHealth>("attestation");
        return services;
    }
}
