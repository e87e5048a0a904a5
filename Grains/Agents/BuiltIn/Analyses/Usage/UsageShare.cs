namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>What one workload, model or event type uses.</summary>
internal sealed record UsageShare(string Name, long Events, double SharePercent, double TokensInput, double TokensOutput, double? CostCents, long Errors);
