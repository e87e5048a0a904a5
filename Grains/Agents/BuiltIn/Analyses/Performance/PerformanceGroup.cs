namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>The events that have one name.</summary>
internal sealed record PerformanceGroup(string Name, PerformanceFigures Figures);
