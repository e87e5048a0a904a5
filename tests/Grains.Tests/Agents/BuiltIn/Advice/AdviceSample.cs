using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>Ten days of traffic with everything in it that can be found, and the same figures computed without the engine.</summary>
internal static class AdviceSample
{
    public static readonly DateTime Begin = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Cents per 1,000,000 tokens, as configured in <see cref="AdviceCluster"/>.</summary>
    private static readonly Dictionary<string, (double In, double Out)> Prices = new() { ["big"] = (1_000, 3_000), ["small"] = (100, 300) };

    public static List<SampleEvent> Events() =>
    [
        .. Enumerable.Range(0, 600).Select(i => new SampleEvent(Begin.AddMinutes(24 * i))
        {
            Workload = i % 3 == 0 ? "code" : "chat",
            Model = i % 3 == 0 ? "small" : "big",
            Input = i % 10 == 9 ? 9_000u : 500u + (uint)(i % 10 * 50),
            Output = i % 40 == 1 ? 5_000u : 200u,
            Latency = i % 3 == 0 ? 1_000 + (i % 7) : i % 12 == 1 ? 3_000 : 300 + (i % 50),
            IsError = i % 15 == 0,
            Dimensions = [("prompt_hash", $"p{i % 150}")],
        }),
    ];

    public static double Cost(SampleEvent e) => Cost(e, e.Model);

    public static double Cost(SampleEvent e, string model) => ((e.Input!.Value * Prices[model].In) + (e.Output!.Value * Prices[model].Out)) / 1_000_000;

    /// <summary>What moving a share to the small model saves.</summary>
    public static double Moved(IEnumerable<SampleEvent> events, double share) => share / 100 * events.Where(e => e.Model != "small").Sum(e => Cost(e) - Cost(e, "small"));

    /// <summary>What a cap of input tokens saves.</summary>
    public static double Capped(IEnumerable<SampleEvent> events, double cap) => events.Where(e => e.Input > cap).Sum(e => (e.Input!.Value - cap) * Prices[e.Model].In / 1_000_000);

    /// <summary>What repeats of a prompt cost, errors aside.</summary>
    public static double Repeated(IEnumerable<SampleEvent> events) =>
        events.Where(e => !e.IsError).GroupBy(e => (e.Workload, e.Model, e.Input, e.Dimensions[0].Value)).Sum(group => group.OrderBy(e => e.Timestamp).Skip(1).Sum(Cost));

    /// <summary>What events of a group cost beyond its median, where they cost more than 3 times as much.</summary>
    public static double Excess(IEnumerable<SampleEvent> events)
    {
        var costs = events.Select(Cost).ToList();
        var median = Percentile(costs, 0.5);
        return costs.Where(cost => cost > 3 * median).Sum(cost => cost - median);
    }
}
