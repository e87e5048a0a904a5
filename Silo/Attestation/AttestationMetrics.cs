using System.Diagnostics.Metrics;

namespace Netra.Silo.Attestation;

/// <summary>What monitoring sees of attestations.</summary>
internal sealed class AttestationMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Netra.Attestation";

    private readonly Meter _meter;
    private readonly Histogram<double> _elapsed;
    private AttestationReport? _latest;

    /// <summary>Creates <c>netra.attestation.holds</c>, <c>netra.attestation.stopped</c> and <c>netra.attestation.duration</c>.</summary>
    public AttestationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _elapsed = _meter.CreateHistogram<double>("netra.attestation.duration", "s", "How long an attestation took.");
        _meter.CreateObservableGauge("netra.attestation.holds", () => _latest is { Holds: true } ? 1 : 0, null, "1 when the newest attestation passed, else 0.");
        _meter.CreateObservableGauge("netra.attestation.stopped", Stopped, "{attack}", "Attacks of the newest attestation by group and by the layer that stopped them.");
    }

    /// <summary>Keeps the newest report.</summary>
    public void Record(AttestationReport report)
    {
        _latest = report;
        _elapsed.Record(report.Elapsed.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Stopped() =>
        from entry in _latest?.Layers.AsEnumerable() ?? []
        from layer in entry.Value
        select new Measurement<int>(layer.Value, new KeyValuePair<string, object?>("group", entry.Key), new KeyValuePair<string, object?>("layer", layer.Key));
}
