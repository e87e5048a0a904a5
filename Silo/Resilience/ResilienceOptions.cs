using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.Resilience;

/// <summary>When a store counts as away, and how soon it is found again: section <c>Netra:Resilience</c>.</summary>
internal sealed class ResilienceOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Resilience";

    /// <summary>The share of requests to a store that must find no answer before its circuit opens.</summary>
    /// <value>Default 0.5. 0.05 to 1.</value>
    [Range(0.05, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The fewest requests, probes included, that such a share is taken of.</summary>
    /// <value>Default 2. 2 to 10,000.</value>
    [Range(2, 10_000)]
    public int MinimumRequests { get; set; } = 2;

    /// <summary>The time over which requests are counted.</summary>
    /// <value>Default 8 s. 1 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SamplingWindow { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long an open circuit lets nothing through before each probe.</summary>
    /// <value>Default 0.5 s. 0.5 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The time between two probes of a store that answers; they find one that accepts connections and says nothing.</summary>
    /// <value>Default 1 s. 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a probe waits for its answer.</summary>
    /// <value>Default 3 s. 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(3);
}
