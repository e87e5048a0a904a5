namespace Netra.Silo.Redis.GrainStates;

/// <summary>The state of a grain as Redis holds it.</summary>
/// <param name="Value">The sealed bytes; <see langword="null"/>: none.</param>
internal sealed record SealedState(byte[]? Value)
{
    /// <summary>No state.</summary>
    public SealedState()
        : this((byte[]?)null)
    {
    }
}
