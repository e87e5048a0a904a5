using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>Usage by workload, model or event type, the largest first.</summary>
/// <param name="By">What it is by.</param>
/// <param name="Shares">The largest.</param>
/// <param name="Count">How many names there are, beyond those listed too.</param>
internal sealed record UsageBreakdown(string By, ImmutableArray<UsageShare> Shares, long Count);
