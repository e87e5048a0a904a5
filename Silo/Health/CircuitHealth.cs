using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Silo.Resilience;
using Polly.CircuitBreaker;

namespace Netra.Silo.Health;

/// <summary>Whether the circuit of a store is closed, and since when it is or is not.</summary>
internal sealed class CircuitHealth(Circuit circuit) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = NameOf(circuit.State);
        var data = new Dictionary<string, object> { ["state"] = state, ["since"] = circuit.Since };
        return Task.FromResult(circuit.State == CircuitState.Closed
            ? HealthCheckResult.Healthy("answers", data)
            : HealthCheckResult.Unhealthy($"does not answer; its circuit is {state}", data: data));
    }

    private static string NameOf(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.HalfOpen => "half-open",
        _ => "open",
    };
}
