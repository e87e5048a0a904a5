namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>A stretch of time without events.</summary>
/// <param name="From">Where the first missing bucket begins.</param>
/// <param name="To">Where the next bucket with events begins.</param>
/// <param name="MissingBuckets">How many buckets are missing.</param>
internal sealed record DataGap(DateTime From, DateTime To, long MissingBuckets);
