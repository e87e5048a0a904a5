using System.Diagnostics.Metrics;

namespace Netra.Grains.Isolation;

/// <summary>Counts what the guard denied. User ids are never tags.</summary>
internal sealed class IsolationMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Netra.Isolation";

    private readonly Meter _meter;
    private readonly Counter<long> _denied;

    /// <summary>Creates the counter <c>netra.isolation.denied</c>.</summary>
    public IsolationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _denied = _meter.CreateCounter<long>("netra.isolation.denied", "{call}", "Grain calls that the isolation guard denied, by reason.");
    }

    /// <summary>One more.</summary>
    public void Denied(DenialReason reason) => _denied.Add(1, KeyValuePair.Create<string, object?>("reason", reason.ToString()));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
