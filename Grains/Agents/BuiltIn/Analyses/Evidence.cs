using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>What a result rests on.</summary>
internal sealed record Evidence
{
    /// <summary>How many events the scope holds.</summary>
    public long Events { get; init; }

    /// <summary>Where the range asked for begins; <see langword="null"/>: open.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first instant after the range asked for; <see langword="null"/>: open.</summary>
    public DateTime? To { get; init; }

    /// <summary>The first event, UTC.</summary>
    public DateTime? First { get; init; }

    /// <summary>The last event, UTC.</summary>
    public DateTime? Last { get; init; }

    /// <summary>The filters in words; empty: none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Every query that was run, in order.</summary>
    public ImmutableArray<EvidenceQuery> Queries { get; init; } = [];
}
