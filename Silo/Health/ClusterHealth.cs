using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Netra.Silo.Health;

/// <summary>Whether this silo is an active member of its cluster.</summary>
internal sealed class ClusterHealth(ISiloStatusOracle membership) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var active = membership.GetApproximateSiloStatuses(onlyActive: true).Count;
        return Task.FromResult(membership.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy($"{active} active silos")
            : HealthCheckResult.Unhealthy($"this silo is {membership.CurrentStatus}"));
    }
}
