using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>What agent <c>optimization</c> found; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="Events">How many events were looked at.</param>
/// <param name="Prices">Where prices are from, with their days.</param>
public sealed record OptimizationResult(long Events, string Prices)
{
    /// <summary>Where the time asked for begins, UTC; <see langword="null"/>: open.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first instant after it; <see langword="null"/>: open.</summary>
    public DateTime? To { get; init; }

    /// <summary>The first event.</summary>
    public DateTime? First { get; init; }

    /// <summary>The last event.</summary>
    public DateTime? Last { get; init; }

    /// <summary>The filters in words; empty: none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>What the events cost together, in cents; <see langword="null"/>: not known.</summary>
    public double? TotalCents { get; init; }

    /// <summary>What gains were asked about: those come first; <see langword="null"/>: nothing in particular.</summary>
    public GainUnit? About { get; init; }

    /// <summary>What was found: first what saves money, then tokens, errors, time, then what no gain is known of; within each first what is expected, then what is an upper bound, the greatest first.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What could not be looked at, and why, in sentences.</summary>
    public ImmutableArray<string> NotLookedAt { get; init; } = [];

    /// <summary>Models of the events that neither record a cost nor have a known price.</summary>
    public ImmutableArray<string> UnpricedModels { get; init; } = [];

    /// <summary>What a reader has to know, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The queries that findings rest on.</summary>
    public ImmutableArray<OptimizationQuery> Queries { get; init; } = [];
}
