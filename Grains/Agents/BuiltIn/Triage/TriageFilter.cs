using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Only events whose dimension has one of the values, or none of them.</summary>
/// <param name="Dimension"><c>workload</c>, <c>model</c>, <c>event_type</c>, <c>category</c>, or <c>dimensions['key']</c>.</param>
/// <param name="Values">The values, each one that the data has.</param>
/// <param name="Excluded">Whether it is the events without them.</param>
public sealed record TriageFilter(string Dimension, ImmutableArray<string> Values, bool Excluded = false);
