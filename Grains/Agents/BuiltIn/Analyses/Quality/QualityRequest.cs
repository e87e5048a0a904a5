using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>What a data quality analysis is asked.</summary>
/// <param name="Now">What counts as the future lies after it: the time the run was admitted, never the clock, so that a resumed run asks the same.</param>
internal sealed record QualityRequest(DateTimeOffset Now)
{
    /// <summary>The stretch of time to look for gaps by; <see cref="Bucket.Auto"/>: the shortest that holds ten usual intervals.</summary>
    public Bucket Bucket { get; init; } = Bucket.Auto;
}
