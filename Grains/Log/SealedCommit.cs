namespace Netra.Grains.Log;

/// <summary>A commit as the store receives it; its bytes never change, so that sending it again is the same commit.</summary>
internal abstract class SealedCommit
{
    /// <summary>The head after the commit.</summary>
    public abstract long Head { get; }
}
