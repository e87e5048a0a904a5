using System.Collections.Immutable;
using Netra.Grains.Isolation;

namespace Netra.Silo.Secrets;

/// <summary>
/// The secrets of an installation, the same on every silo. Nothing of them is ever written to a log; <see cref="ToString"/> shows none.
/// </summary>
/// <param name="IsolationRoot">What the users' capabilities derive from. It never changes: rows are stamped with what it derives.</param>
/// <param name="Pepper">What the users' names in Redis derive from. It never changes: keys are found by it.</param>
/// <param name="ClusterKey">What calls between silos are proved with.</param>
/// <param name="SealingKeys">What values are sealed with, by epoch. Old epochs stay, to open what they sealed.</param>
/// <param name="CurrentEpoch">The epoch that new values are sealed in.</param>
internal sealed record NetraKeys(
    ReadOnlyMemory<byte> IsolationRoot,
    ReadOnlyMemory<byte> Pepper,
    ReadOnlyMemory<byte> ClusterKey,
    ImmutableSortedDictionary<byte, ReadOnlyMemory<byte>> SealingKeys,
    byte CurrentEpoch) : IClusterKey
{
    /// <summary>The length of every secret, in bytes.</summary>
    public const int KeyBytes = 32;

    /// <inheritdoc/>
    ReadOnlyMemory<byte> IClusterKey.Bytes => ClusterKey;

    /// <inheritdoc/>
    public override string ToString() => $"keys with {SealingKeys.Count} sealing epochs";
}
