using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A stretch of a message and what it stands for.</summary>
internal sealed record Term(TermKind Kind)
{
    /// <summary>As written.</summary>
    public string Words { get; init; } = "";

    public Measure? Measure { get; init; }

    public Statistic? Statistic { get; init; }

    public Topic? Topic { get; init; }

    public Ordering Ordering { get; init; }

    public Dimension? Dimension { get; init; }

    public ImmutableArray<string> Values { get; init; } = [];

    public Bucket? Bucket { get; init; }

    public TimeRange? Range { get; init; }

    public ClockFilter? Clock { get; init; }

    public ImmutableArray<int> Days { get; init; } = [];

    public Comparator? Comparator { get; init; }

    /// <summary>A number, or the size of a unit in the measure's own unit.</summary>
    public double Number { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Of a state: whether errors are kept. Of an edge: whether it is the newest. Of a dimension or event word: whether it stands for several.</summary>
    public bool Flag { get; init; }

    /// <summary>What to say about it.</summary>
    public string? Note { get; init; }
}
