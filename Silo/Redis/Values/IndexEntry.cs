namespace Netra.Silo.Redis.Values;

/// <summary>What the index says of a key; sealed. The name stands nowhere else.</summary>
/// <param name="Name">The logical name.</param>
/// <param name="Kind">What the key holds.</param>
internal sealed record IndexEntry(string Name, ValueKind Kind);
