namespace Netra.Grains.Agents.BuiltIn.Analyses.Trends;

/// <summary>The least-squares line over buckets.</summary>
internal sealed record TrendLine
{
    /// <summary>Buckets that it goes through.</summary>
    public long Buckets { get; init; }

    /// <summary>How much it rises per day, in the unit of the measure.</summary>
    public double SlopePerDay { get; init; }

    /// <summary>Its value where the first bucket begins.</summary>
    public double Start { get; init; }

    /// <summary>Its value where the last bucket begins.</summary>
    public double End { get; init; }

    /// <summary>How much it changes from start to end, in percent of the mean over the buckets; <see langword="null"/> when that is 0.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>The share of variance that it explains; <see langword="null"/> when there is none to explain.</summary>
    public double? RSquared { get; init; }

    /// <summary>Of the slope, with <see cref="Buckets"/> − 2 degrees of freedom; <see langword="null"/> where it is infinite or there is no variance.</summary>
    public double? T { get; init; }

    /// <summary>Two-sided: the chance of a slope at least that steep when there is no trend; <see langword="null"/> when there is no variance.</summary>
    public double? PValue { get; init; }
}
