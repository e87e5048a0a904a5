using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Correlation;

/// <summary>What a correlation analysis is asked: two values that single events carry.</summary>
internal sealed record CorrelationRequest(Measure First, Measure Second);
