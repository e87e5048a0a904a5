using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Only events whose dimension has one of the values, or none of them.</summary>
internal sealed record ValueFilter(Dimension Dimension, ImmutableArray<string> Values, bool Excluded);
