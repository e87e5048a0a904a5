using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Silo.Attestation;

namespace Netra.Silo.Health;

/// <summary>Whether the isolation held when it was last attacked; the data tell which layer stopped how many attacks of each group.</summary>
internal sealed class AttestationHealth(AttestationService attestation) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(attestation.Latest switch
    {
        null => HealthCheckResult.Unhealthy("the isolation is being attested"),
        { Holds: false } report => HealthCheckResult.Unhealthy($"SQL is switched off: {report.Breaches.Length} attacks got through; the log names them", data: Data(report)),
        var report => HealthCheckResult.Healthy($"{report.Attacks} attacks stopped", Data(report)),
    });

    private static Dictionary<string, object> Data(AttestationReport report) => new()
    {
        ["at"] = report.At,
        ["layers"] = report.Layers,
    };
}
