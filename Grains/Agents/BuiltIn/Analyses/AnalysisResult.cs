using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>What an analysis found: immutable, whole after a round trip through JSON, with what it rests on.</summary>
internal abstract record AnalysisResult
{
    /// <summary>The queries behind it, how many events they are about, and from when to when.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What a reader has to know to read the figures right, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>There are no such events. A failure of the engine never looks like this: it is an exception.</summary>
    public bool IsEmpty => Evidence.Events == 0;
}
