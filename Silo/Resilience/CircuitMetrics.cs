using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Polly.CircuitBreaker;

namespace Netra.Silo.Resilience;

/// <summary>What monitoring sees of circuits.</summary>
internal sealed class CircuitMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Netra.Resilience";

    private const string StoreTag = "store";

    private readonly ConcurrentDictionary<string, Func<CircuitState>> _circuits = new();
    private readonly Meter _meter;
    private readonly Counter<long> _opened;
    private readonly Counter<long> _refused;

    /// <summary>Creates <c>netra.circuit.state</c>, <c>netra.circuit.opened</c> and <c>netra.circuit.refused</c>.</summary>
    public CircuitMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _opened = _meter.CreateCounter<long>("netra.circuit.opened", null, "How often the circuit of a store opened.");
        _refused = _meter.CreateCounter<long>("netra.circuit.refused", "{request}", "Requests to a store that were refused because its circuit was not closed.");
        _meter.CreateObservableGauge("netra.circuit.state", States, null, "0: closed, 1: half-open, 2: open.");
    }

    /// <summary>Shows the state of a circuit from now on.</summary>
    public void Show(Circuit circuit) => _circuits[circuit.Name] = () => circuit.State;

    /// <summary>A circuit has opened.</summary>
    public void Opened(string store) => _opened.Add(1, new KeyValuePair<string, object?>(StoreTag, store));

    /// <summary>A request was refused.</summary>
    public void Refused(string store) => _refused.Add(1, new KeyValuePair<string, object?>(StoreTag, store));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> States() => _circuits.Select(circuit => new Measurement<int>(
        circuit.Value() switch
        {
            CircuitState.Closed => 0,
            CircuitState.HalfOpen => 1,
            _ => 2,
        },
        new KeyValuePair<string, object?>(StoreTag, circuit.Key)));
}
