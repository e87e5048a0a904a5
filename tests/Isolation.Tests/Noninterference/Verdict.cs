namespace Netra.Isolation.Tests.Noninterference;

/// <summary>What two answers to one program say.</summary>
internal enum Verdict
{
    /// <summary>They are the same, byte by byte.</summary>
    Same,

    /// <summary>They differ, but so do the answers of one and the same world.</summary>
    Unsteady,

    /// <summary>A time limit ended it, so nothing is known.</summary>
    OutOfTime,

    /// <summary>They differ, every time.</summary>
    Differs,

    /// <summary>A neighbour's text stands in one.</summary>
    Leaks,
}
