using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Health;

/// <summary>Whether the users' tables are there.</summary>
internal sealed class SchemaHealth(TableCatalog tables) : IHealthCheck
{
    private const string Required = "workload_events";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var known = await tables.GetAsync(cancellationToken);
            return known.Tables.Any(table => table.Name == Required)
                ? HealthCheckResult.Healthy($"{known.Tables.Length} tables")
                : HealthCheckResult.Unhealthy($"table {Required} is missing: apply deploy/clickhouse/schema");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the tables could not be read");
        }
    }
}
