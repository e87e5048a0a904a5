using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What the what-ifs come to; they overlap and do not add up.</summary>
internal sealed record SavingsResult : AnalysisResult
{
    public ImmutableArray<Saving> Savings { get; init; } = [];

    /// <summary>Where prices are from, with their date.</summary>
    public required string Prices { get; init; }
}
