using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>Puts adjacent buckets together: one incident is told once.</summary>
internal static class AnomalyGroups
{
    /// <summary>So many groups are listed.</summary>
    public const int Most = 50;

    /// <summary>The groups, in order of time.</summary>
    public static List<AnomalyGroup> Of(IEnumerable<FlaggedBucket> buckets, AnomalyMethod method, Bucket bucket)
    {
        var groups = new List<List<FlaggedBucket>>();
        foreach (var flagged in buckets)
        {
            if (groups.Count > 0 && TimeBuckets.Next(bucket, groups[^1][^1].Begin) == flagged.Begin)
            {
                groups[^1].Add(flagged);
            }
            else
            {
                groups.Add([flagged]);
            }
        }

        return [.. groups.Select(group =>
        {
            var peak = group.MaxBy(flagged => Math.Abs(flagged.Score))!;
            return new AnomalyGroup
            {
                From = group[0].Begin,
                To = TimeBuckets.Next(bucket, group[^1].Begin),
                Buckets = group.Count,
                Events = group.Sum(flagged => flagged.Events),
                PeakAt = peak.Begin,
                PeakValue = peak.Value,
                Expected = peak.Expected,
                Score = peak.Score,
                Severity = AnomalyRules.Severity(method, peak.Score),
            };
        })];
    }

    /// <summary>Those farthest out, in order of time.</summary>
    public static ImmutableArray<AnomalyGroup> FarthestOut(IEnumerable<AnomalyGroup> groups) =>
        [.. groups.OrderByDescending(group => Math.Abs(group.Score)).Take(Most).OrderBy(group => group.From)];
}
