using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Health;

/// <summary>Whether the users' tables are there and laid out so that rows stay apart.</summary>
internal sealed class SchemaHealth(SchemaCheck schema) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await schema.ProblemAsync(cancellationToken) is { } problem
                ? HealthCheckResult.Unhealthy(problem)
                : HealthCheckResult.Healthy();
        }
        catch (NetraException)
        {
            return HealthCheckResult.Unhealthy("the tables could not be read");
        }
    }
}
