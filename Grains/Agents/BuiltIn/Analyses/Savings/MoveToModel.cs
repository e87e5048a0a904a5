namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What if a share of the events ran on another model, with the same tokens?</summary>
/// <param name="Model">The other model; it needs a price, or events of its own to derive one from.</param>
/// <param name="SharePercent">Above 0, up to 100. The events are taken to be a fair sample: that share of the cost moves.</param>
internal sealed record MoveToModel(string Model, double SharePercent);
