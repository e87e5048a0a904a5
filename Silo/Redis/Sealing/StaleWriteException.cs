namespace Netra.Silo.Redis.Sealing;

/// <summary>What a write relied on has changed meanwhile, so nothing was written; the operation looks again.</summary>
internal sealed class StaleWriteException() : Exception("Something changed before the write.");
