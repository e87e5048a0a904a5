namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What a model costs a workload.</summary>
/// <param name="Workload">The workload; <see langword="null"/>: all.</param>
/// <param name="Model">The model; <see langword="null"/>: all.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="SharePercent">Its share of the total cost.</param>
/// <param name="Price">The price used for events that record no cost; <see langword="null"/>: none is known, or models differ.</param>
internal sealed record CostGroup(string? Workload, string? Model, CostFigures Figures, double? SharePercent, ModelPrice? Price);
