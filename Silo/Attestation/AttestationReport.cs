using System.Collections.Immutable;

namespace Netra.Silo.Attestation;

/// <summary>How an attestation went.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Breaches">What got through, by name; empty when the isolation held. Nothing here quotes data.</param>
/// <param name="Outcomes">What stopped the others.</param>
internal sealed record AttestationReport(DateTimeOffset At, TimeSpan Elapsed, ImmutableArray<string> Breaches, ImmutableArray<AttackOutcome> Outcomes)
{
    /// <summary>How many attacks were made.</summary>
    public int Attacks => Breaches.Length + Outcomes.Length;

    /// <summary>Group of attacks → layer that stopped them → how many.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, int>> Layers { get; } = Outcomes
        .GroupBy(outcome => outcome.Group)
        .ToImmutableSortedDictionary(
            group => group.Key,
            group => group.GroupBy(outcome => outcome.Layer).ToImmutableSortedDictionary(layer => layer.Key, layer => layer.Count(), StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>Whether the isolation held.</summary>
    public bool Holds => Breaches.IsEmpty;
}
