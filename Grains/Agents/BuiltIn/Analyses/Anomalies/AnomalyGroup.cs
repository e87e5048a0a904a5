namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>Adjacent buckets out of the ordinary.</summary>
internal sealed record AnomalyGroup
{
    /// <summary>Where the first one begins.</summary>
    public DateTime From { get; init; }

    /// <summary>Where the last one ends.</summary>
    public DateTime To { get; init; }

    public int Buckets { get; init; }

    public long Events { get; init; }

    /// <summary>The bucket farthest out.</summary>
    public DateTime PeakAt { get; init; }

    public double PeakValue { get; init; }

    /// <summary>What would be usual there: the mean, the median, or the baseline's mean.</summary>
    public double Expected { get; init; }

    /// <summary>How far out the peak is, in the unit of the method; negative: below.</summary>
    public double Score { get; init; }

    public AnomalySeverity Severity { get; init; }
}
