namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>A stretch of time with events.</summary>
/// <param name="Begin">Where it begins, UTC.</param>
/// <param name="IsPartial">The scope covers it in part only, so its counts and its throughput are too low to compare.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record PerformanceBucket(DateTime Begin, bool IsPartial, PerformanceFigures Figures);
