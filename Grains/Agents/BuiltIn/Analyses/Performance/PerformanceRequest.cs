using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Performance;

/// <summary>What a performance analysis is asked.</summary>
internal sealed record PerformanceRequest
{
    /// <summary>The value that single events carry.</summary>
    public Measure Measure { get; init; } = new(Metric.Latency);

    /// <summary>The stretch of time to break down by; <see langword="null"/>: none; <see cref="Bucket.Auto"/>: chosen from the time covered.</summary>
    public Bucket? Bucket { get; init; }

    /// <summary>What to break down by besides; <see langword="null"/>: nothing.</summary>
    public Dimension? GroupBy { get; init; }
}
