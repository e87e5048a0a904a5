using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>What an operation on the user's keys found. "Not found" is an answer; "Redis is down" is an exception.</summary>
/// <param name="Found">Whether the key, field or member was there (before a removal, too).</param>
[GenerateSerializer, Immutable, Alias("netra.KeyValueReply")]
public sealed record KeyValueReply([property: Id(0)] bool Found)
{
    /// <summary>The value, as JSON.</summary>
    [Id(1)]
    public string? Value { get; init; }

    /// <summary>A counter's new value, or the new length of a list.</summary>
    [Id(2)]
    public long Number { get; init; }

    /// <summary>The time to live left.</summary>
    [Id(3)]
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Names with values: hash fields, list values (without names), members and keys (without values).</summary>
    [Id(4)]
    public ImmutableArray<KeyValueItem> Items { get; init; } = [];
}
