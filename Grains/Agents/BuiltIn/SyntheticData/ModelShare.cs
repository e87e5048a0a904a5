namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>A model of a workload.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the events, relative to the other models.</param>
public sealed record ModelShare(string Name, double Weight);
