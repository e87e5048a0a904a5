using System.Collections.Immutable;

namespace Netra.Silo.Attestation;

/// <summary>Gathers what happens during an attestation.</summary>
internal sealed class ReportBuilder(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly ImmutableArray<string>.Builder _breaches = ImmutableArray.CreateBuilder<string>();
    private readonly SortedDictionary<string, SortedDictionary<string, int>> _layers = new(StringComparer.Ordinal);
    private int _attacks;

    /// <summary>An attack was stopped.</summary>
    public void Stopped(string group, string layer)
    {
        _attacks++;
        if (!_layers.TryGetValue(group, out var layers))
        {
            _layers[group] = layers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        }

        layers[layer] = layers.GetValueOrDefault(layer) + 1;
    }

    /// <summary>An attack was not stopped.</summary>
    public void Breach(string what)
    {
        _attacks++;
        _breaches.Add(what);
    }

    /// <summary>The report.</summary>
    public AttestationReport Build() => new(
        time.GetUtcNow(),
        time.GetElapsedTime(_started),
        _attacks,
        _breaches.ToImmutable(),
        _layers.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
}
