namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A value that the user's events have.</summary>
internal sealed record KnownValue(Dimension Dimension, string Value, long Events);
