namespace Netra.Grains.Isolation;

/// <summary>The secret that every silo of a cluster holds and nobody else.</summary>
internal interface IClusterKey
{
    /// <summary>At least 32 random bytes.</summary>
    ReadOnlyMemory<byte> Bytes { get; }
}
