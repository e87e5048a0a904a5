namespace Netra.Silo.Redis.Sealing;

/// <summary>A stored value does not open: it was changed, moved, or sealed with a key that is missing. It is never given to anyone.</summary>
internal sealed class SealBrokenException() : Exception("A stored value does not open at its place.");
