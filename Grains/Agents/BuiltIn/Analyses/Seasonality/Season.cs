using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;

/// <summary>A cycle: how much of what differs differs by the place in it.</summary>
internal sealed record Season
{
    public ImmutableArray<SeasonSlot> Slots { get; init; } = [];

    /// <summary>The share of variance between the slots, η² = SS_between / SS_total, from 0 to 1.</summary>
    public double? Strength { get; init; }

    /// <summary>The chance of slots that differ at least as much when there is no cycle, by the F test.</summary>
    public double? PValue { get; init; }

    /// <summary>The slot with the highest mean.</summary>
    public int? High { get; init; }

    /// <summary>The slot with the lowest mean.</summary>
    public int? Low { get; init; }

    public NotComputable? NotComputable { get; init; }
}
