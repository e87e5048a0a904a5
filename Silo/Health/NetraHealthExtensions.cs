using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Client.Gateway.Health;
using Netra.Silo.ClickHouse;
using Netra.Silo.Redis;
using Netra.Silo.Resilience;

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
            .Add(OfCircuit("redis", services => services.GetRequiredService<RedisStore>().Circuit))
            .Add(OfCircuit("clickhouse", services => services.GetRequiredService<EngineClient>().Circuit))
            .AddCheck<SchemaHealth>("schema")
            .AddCheck<AttestationHealth>("attestation");
        return services;
    }

    private static HealthCheckRegistration OfCircuit(string name, Func<IServiceProvider, Circuit> circuit) =>
        new(name, services => new CircuitHealth(circuit(services)), failureStatus: null, tags: null);
}
