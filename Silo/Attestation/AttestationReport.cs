using System.Collections.Immutable;

namespace Netra.Silo.Attestation;

/// <summary>How an attestation went.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Attacks">How many attacks were made.</param>
/// <param name="Breaches">What got through, by name; empty when the isolation held. Nothing here quotes data.</param>
/// <param name="Layers">Group of attacks → layer that stopped them → how many.</param>
internal sealed record AttestationReport(
    DateTimeOffset At, TimeSpan Elapsed, int Attacks, ImmutableArray<string> Breaches, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, int>> Layers)
{
    /// <summary>Whether the isolation held.</summary>
    public bool Holds => Breaches.IsEmpty;
}
