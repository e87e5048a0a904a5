using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Which events a question is about, besides its time range.</summary>
internal sealed record RowFilter
{
    public static RowFilter None { get; } = new();

    public ImmutableArray<ValueFilter> Values { get; init; } = [];

    public ImmutableArray<LimitFilter> Limits { get; init; } = [];

    /// <summary>Only errors, or only what is no error.</summary>
    public bool? Errors { get; init; }

    public ClockFilter? Clock { get; init; }

    /// <summary>Days of the week, from Monday = 1; empty: all.</summary>
    public ImmutableArray<int> Weekdays { get; init; } = [];

    public EdgeFilter? Edge { get; init; }

    /// <summary>Whether events between others are left out, so that a time without events tells nothing.</summary>
    public bool LeavesHoles => !Limits.IsEmpty || Errors is not null || Clock is not null || !Weekdays.IsEmpty;

    public bool IsNone => Values.IsEmpty && Limits.IsEmpty && Errors is null && Clock is null && Weekdays.IsEmpty && Edge is null;
}
