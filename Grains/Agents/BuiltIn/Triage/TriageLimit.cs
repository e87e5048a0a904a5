using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Only events whose value is on one side of a limit.</summary>
/// <param name="Measure">What the events carry: <c>latency_ms</c>, <c>tokens</c>, <c>cost_cents</c>, <c>metrics['key']</c> …</param>
/// <param name="Comparator">Which side.</param>
/// <param name="Limit">The limit, in the measure's own unit.</param>
public sealed record TriageLimit(string Measure, Comparator Comparator, double Limit);
