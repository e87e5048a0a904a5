namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>How a value is held against a limit.</summary>
internal enum Comparator
{
    /// <summary>Above.</summary>
    Above,

    /// <summary>Above or equal.</summary>
    AtLeast,

    /// <summary>Below.</summary>
    Below,

    /// <summary>Below or equal.</summary>
    AtMost,

    /// <summary>Equal.</summary>
    Exactly,
}
