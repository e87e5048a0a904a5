namespace Netra.Silo.Redis.Values;

/// <summary>A field of a hash, a member of a set or a value of a list, before it is sealed.</summary>
/// <param name="Name">The field or member.</param>
/// <param name="Value">The value, as JSON.</param>
/// <param name="Operation">The operation that appended it to a list, by which a repetition is recognised.</param>
internal sealed record SealedItem(string? Name, string? Value, string? Operation = null);
