namespace Netra.Grains.Abstractions.Data;

/// <summary>The kind of store that a context opens.</summary>
public enum ContextKind
{
    /// <summary>The user's rows in ClickHouse.</summary>
    ClickHouse,

    /// <summary>The user's keys in Redis.</summary>
    Redis,
}
