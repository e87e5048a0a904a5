namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>How well events went; a missing figure is one that there are no values for.</summary>
internal sealed record PerformanceFigures
{
    public long Events { get; init; }

    /// <summary>How many events carry the value.</summary>
    public long Values { get; init; }

    public double? Mean { get; init; }

    /// <summary>The sample standard deviation.</summary>
    public double? StandardDeviation { get; init; }

    public double? Minimum { get; init; }

    public double? P50 { get; init; }

    public double? P90 { get; init; }

    public double? P95 { get; init; }

    public double? P99 { get; init; }

    public double? Maximum { get; init; }

    public double? Total { get; init; }

    /// <summary>Events per second: of the time from the first to the last event, or of a bucket's whole length.</summary>
    public double? EventsPerSecond { get; init; }

    public long Errors { get; init; }

    /// <summary>Errors in percent of events.</summary>
    public double? ErrorRatePercent { get; init; }
}
