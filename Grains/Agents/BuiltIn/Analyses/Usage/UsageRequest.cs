using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>What a usage analysis is asked.</summary>
internal sealed record UsageRequest
{
    /// <summary>The periods to compare with the ones before them; <see cref="Bucket.Auto"/>: chosen from the time covered.</summary>
    public Bucket Period { get; init; } = Bucket.Auto;

    /// <summary>How many names of each kind are listed.</summary>
    /// <value>1 to 200; default 20.</value>
    public int Top { get; init; } = 20;
}
