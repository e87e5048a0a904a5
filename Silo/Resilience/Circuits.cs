using Microsoft.Extensions.Options;

namespace Netra.Silo.Resilience;

/// <summary>Makes the circuits of a silo, one for each store.</summary>
internal sealed class Circuits(IOptions<ResilienceOptions> options, TimeProvider time, CircuitMetrics metrics, ILogger<Circuit> logger)
{
    /// <summary>A closed circuit; whoever asks for it disposes it.</summary>
    public Circuit For(CircuitStore store)
    {
        var circuit = new Circuit(store, options.Value, time, metrics, logger);
        metrics.Show(circuit);
        return circuit;
    }
}
