using System.Collections.Immutable;

namespace Netra.Silo.Redis.Values;

/// <summary>What a key of kind <see cref="ValueKind.Value"/> holds, before it is sealed.</summary>
/// <param name="Json">The value.</param>
/// <param name="Operations">The last operations that changed it as a counter, newest last: a repeated one is recognised.</param>
internal sealed record StoredValue(string Json, ImmutableArray<string> Operations)
{
    // All steps of a user that a crash can interrupt at once, and then some; a counter has some kilobytes then.
    private const int Remembered = 256;

    /// <summary>The value after an operation.</summary>
    public StoredValue After(string operation, string json) =>
        new(json, [.. Operations.TakeLast(Remembered - 1), operation]);
}
