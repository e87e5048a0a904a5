using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Which events a question is about.</summary>
public sealed record TriageScope
{
    /// <summary>The first instant in it, UTC; <see langword="null"/>: open.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first instant after it, UTC; <see langword="null"/>: open.</summary>
    public DateTime? To { get; init; }

    /// <summary>What the range is called in an answer; empty: nothing was said.</summary>
    public string RangeWords { get; init; } = "";

    /// <summary>Filters, all of which hold.</summary>
    public ImmutableArray<TriageFilter> Filters { get; init; } = [];

    /// <summary>Only errors, or only what is no error; <see langword="null"/>: both.</summary>
    public bool? Errors { get; init; }
}
