using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

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

    /// <summary>Limits of values, all of which hold.</summary>
    public ImmutableArray<TriageLimit> Limits { get; init; } = [];

    /// <summary>Only a part of each day; <see langword="null"/>: the whole.</summary>
    public ClockFilter? Clock { get; init; }

    /// <summary>Days of the week, from Monday = 1; empty: all.</summary>
    public ImmutableArray<int> Weekdays { get; init; } = [];

    /// <summary>Only so many of these events from one end of time; <see langword="null"/>: all.</summary>
    public EdgeFilter? Edge { get; init; }
}
