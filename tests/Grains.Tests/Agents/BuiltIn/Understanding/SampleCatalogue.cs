using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Understanding;

/// <summary>What data there is in the tests of understanding.</summary>
internal static class SampleCatalogue
{
    public static DateTime Now { get; } = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);

    public static Catalogue Full { get; } = new()
    {
        Events = 6_000,
        First = new DateTime(2026, 9, 24, 10, 1, 50, DateTimeKind.Utc),
        Last = new DateTime(2026, 11, 23, 9, 58, 1, DateTimeKind.Utc),
        Errors = 106,
        Carrying = ImmutableDictionary<Metric, long>.Empty
            .Add(Metric.Latency, 5_670).Add(Metric.InputTokens, 5_815).Add(Metric.OutputTokens, 5_844)
            .Add(Metric.TotalTokens, 5_990).Add(Metric.Cost, 5_423).Add(Metric.RecordedThroughput, 0),
        Values =
        [
            .. Of(new Dimension(DimensionKind.Workload), "Customer Support", "code", "chat", "batch-summaries"),
            .. Of(new Dimension(DimensionKind.Model), "o1", "claude-3-opus", "gpt-4o", "gpt-4o-mini"),
            .. Of(new Dimension(DimensionKind.EventType), "inference", "request", "tool_call"),
            .. Of(new Dimension(DimensionKind.Category), "offline", "", "interactive"),
            .. Of(new Dimension(DimensionKind.Custom, "tier"), "free", "gold"),
            .. Of(new Dimension(DimensionKind.Custom, "region"), "eu-west", "us-east"),
        ],
        MetricKeys = ["gpu_util"],
    };

    private static IEnumerable<KnownValue> Of(Dimension dimension, params string[] names) => names.Select(name => new KnownValue(dimension, name, 1_000));
}
