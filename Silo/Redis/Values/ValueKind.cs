namespace Netra.Silo.Redis.Values;

/// <summary>What a key holds. An operation of another kind is refused.</summary>
internal enum ValueKind
{
    /// <summary>A JSON value or a counter.</summary>
    Value,

    /// <summary>Fields with values.</summary>
    Hash,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Members without order.</summary>
    Set,
}
