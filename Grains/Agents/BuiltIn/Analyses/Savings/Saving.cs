using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>A what-if computed from the data.</summary>
internal sealed record Saving
{
    public required SavingKind Kind { get; init; }

    /// <summary>What is assumed, in a sentence.</summary>
    public required string WhatIf { get; init; }

    /// <summary>Events that it changes.</summary>
    public long Events { get; init; }

    /// <summary>What the events it is computed over cost now.</summary>
    public double? CurrentCents { get; init; }

    /// <summary>How much less; negative when it would cost more.</summary>
    public double? SavedCents { get; init; }

    /// <summary>In percent of <see cref="CurrentCents"/>.</summary>
    public double? SavedPercent { get; init; }

    /// <summary>The arithmetic, a step a line, with the numbers.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>What it leaves out or takes for granted.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Whether it is the most that could be saved, not what would be.</summary>
    public bool IsUpperBound { get; init; }

    public NotComputable? NotComputable { get; init; }
}
