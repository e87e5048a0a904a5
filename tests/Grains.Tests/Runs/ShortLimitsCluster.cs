using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Runs;

/// <summary>A cluster whose limits on runs are short, so that tests reach them soon.</summary>
public sealed class ShortLimitsCluster : NetraCluster
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Netra:Limits:ConcurrentRuns"] = "2",
        ["Netra:Limits:QueuedRuns"] = "2",
        ["Netra:Limits:QueueNotice"] = "00:00:01",
        ["Netra:Limits:ProgressTimeout"] = "00:00:04",
        ["Netra:Limits:RunTimeout"] = "00:00:30",
        ["Netra:Limits:RunHistory"] = "10",
        ["Netra:Limits:EventHistory"] = "100",
    };
}
