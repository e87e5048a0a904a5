namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What a cost analysis is asked.</summary>
internal sealed record CostRequest
{
    /// <summary>From how many times the median of its workload and model on an event is an outlier.</summary>
    /// <value>Above 1, up to 1,000; default 3.</value>
    public double OutlierFactor { get; init; } = 3;

    /// <summary>How many groups of each kind are listed.</summary>
    /// <value>1 to 200; default 50.</value>
    public int Top { get; init; } = 50;
}
