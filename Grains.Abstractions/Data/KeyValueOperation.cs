namespace Netra.Grains.Abstractions.Data;

/// <summary>What a user-scoped Redis context can do. There is no raw command.</summary>
public enum KeyValueOperation
{
    /// <summary>The value of a key.</summary>
    Get,

    /// <summary>Replaces the value of a key, with or without expiry.</summary>
    Set,

    /// <summary>Removes a key of any kind.</summary>
    Delete,

    /// <summary>Whether a key exists.</summary>
    Exists,

    /// <summary>Gives a key a new time to live; none: it stays.</summary>
    Expire,

    /// <summary>The time to live left.</summary>
    TimeToLive,

    /// <summary>Adds to a counter.</summary>
    Increment,

    /// <summary>Sets a field of a hash.</summary>
    HashSet,

    /// <summary>A field of a hash.</summary>
    HashGet,

    /// <summary>All fields of a hash.</summary>
    HashGetAll,

    /// <summary>Removes a field of a hash.</summary>
    HashDelete,

    /// <summary>Appends to a list.</summary>
    ListPush,

    /// <summary>Takes the first value of a list.</summary>
    ListPop,

    /// <summary>The values of a list between two places, counted from 0; negative ones from the end.</summary>
    ListRange,

    /// <summary>Adds a member to a set.</summary>
    SetAdd,

    /// <summary>Removes a member of a set.</summary>
    SetRemove,

    /// <summary>Whether a set has a member.</summary>
    SetContains,

    /// <summary>All members of a set.</summary>
    SetMembers,

    /// <summary>The user's own keys.</summary>
    Keys,
}
