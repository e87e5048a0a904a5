using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What one sentence or clause of a message asks for.</summary>
internal sealed record Question
{
    /// <summary>The answers wanted, in order; none: nothing was understood.</summary>
    public ImmutableArray<Topic> Topics { get; init; } = [];

    public ImmutableArray<Measure> Measures { get; init; } = [];

    public ImmutableArray<Statistic> Statistics { get; init; } = [];

    public ImmutableArray<Grouping> Groupings { get; init; } = [];

    public RowFilter Filter { get; init; } = RowFilter.None;

    public TimeRange? Range { get; init; }

    /// <summary>The period to compare with.</summary>
    public TimeRange? Baseline { get; init; }

    /// <summary>How many groups or events are wanted.</summary>
    public int? Top { get; init; }

    public Ordering Ordering { get; init; }

    /// <summary>Whether it asks "which" without saying of what: of what the clause before was about.</summary>
    public bool RefersBack { get; init; }

    /// <summary>Whether it gives a name or a time only: "and for chat?"</summary>
    public bool IsFragment { get; init; }

    /// <summary>Names that the user's data does not have.</summary>
    public ImmutableArray<string> UnknownNames { get; init; } = [];

    /// <summary>Words without a meaning here.</summary>
    public ImmutableArray<string> UnknownWords { get; init; } = [];

    /// <summary>What to tell the user about how it was read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool IsUnderstood => !Topics.IsEmpty;
}
