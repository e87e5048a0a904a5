namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What figures are broken down by: a dimension or a stretch of time.</summary>
internal sealed record Grouping(Dimension? Dimension, Bucket? Bucket)
{
    public static Grouping By(Dimension dimension) => new(dimension, null);

    public static Grouping By(Bucket bucket) => new(null, bucket);
}
