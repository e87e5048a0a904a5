namespace Netra.Grains.Abstractions.Data;

/// <summary>One operation on the user's own keys.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Key">The logical key, 1 to 512 bytes of UTF-8, any characters; empty for <see cref="KeyValueOperation.Keys"/>.</param>
[GenerateSerializer, Immutable, Alias("netra.KeyValueCommand")]
public sealed record KeyValueCommand([property: Id(0)] KeyValueOperation Operation, [property: Id(1)] string Key)
{
    /// <summary>The field of a hash or the member of a set.</summary>
    [Id(2)]
    public string? Field { get; init; }

    /// <summary>The value, as JSON, so that its type survives.</summary>
    [Id(3)]
    public string? Value { get; init; }

    /// <summary>What to add to a counter.</summary>
    [Id(4)]
    public long Amount { get; init; }

    /// <summary>The first place of a range.</summary>
    [Id(5)]
    public long Start { get; init; }

    /// <summary>The last place of a range, included.</summary>
    [Id(6)]
    public long Stop { get; init; } = -1;

    /// <summary>The time to live; <see langword="null"/>: for ever.</summary>
    [Id(7)]
    public TimeSpan? TimeToLive { get; init; }
}
