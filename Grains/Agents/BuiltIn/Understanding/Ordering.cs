namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Which end of an order a question is about.</summary>
internal enum Ordering
{
    /// <summary>None was asked for.</summary>
    None,

    /// <summary>The largest first.</summary>
    Most,

    /// <summary>The smallest first.</summary>
    Least,
}
