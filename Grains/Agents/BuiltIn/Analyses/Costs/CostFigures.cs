namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What events cost. An event's own <c>cost_cents</c> wins; without it, its tokens at the price of its model.</summary>
internal sealed record CostFigures
{
    public long Events { get; init; }

    /// <summary>Events with a cost: <see cref="Recorded"/> and <see cref="FromPrices"/>.</summary>
    public long Priced { get; init; }

    /// <summary>Events whose cost was recorded.</summary>
    public long Recorded { get; init; }

    /// <summary>Events whose cost is their tokens at the price of their model.</summary>
    public long FromPrices { get; init; }

    /// <summary>Those of <see cref="FromPrices"/> that carry one of the two token counts only; the other counts as 0, so they cost at least that.</summary>
    public long PartTokens { get; init; }

    /// <summary>Events without either; they are in no figure below.</summary>
    public long Unpriced { get; init; }

    public double? TotalCents { get; init; }

    /// <summary>The mean over priced events.</summary>
    public double? CentsPerRequest { get; init; }

    public double? MedianCentsPerRequest { get; init; }

    /// <summary>Over priced events with tokens.</summary>
    public double? CentsPerThousandTokens { get; init; }

    public double TokensInput { get; init; }

    public double TokensOutput { get; init; }
}
