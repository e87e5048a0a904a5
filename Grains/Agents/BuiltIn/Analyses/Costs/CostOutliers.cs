namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Events that cost more than a multiple of the median of their workload and model.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Model">The model.</param>
/// <param name="MedianCents">The median cost of an event.</param>
/// <param name="Count">How many cost more than the multiple.</param>
/// <param name="TotalCents">What these cost together.</param>
/// <param name="ExcessCents">How much of that is above the median.</param>
/// <param name="MaximumCents">The dearest.</param>
/// <param name="MaximumAt">When that was.</param>
internal sealed record CostOutliers(string Workload, string Model, double MedianCents, long Count, double TotalCents, double ExcessCents, double MaximumCents, DateTime MaximumAt);
