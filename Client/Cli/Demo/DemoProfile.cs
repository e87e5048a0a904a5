namespace Netra.Client.Cli.Demo;

/// <summary>What sets a demo user's history apart.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Seed">Makes the history the same whenever it is made for the same day.</param>
/// <param name="Workloads">Workloads with their share, model, latency median in ms, and mean input and output tokens.</param>
/// <param name="IncidentDaysAgo">The day when latency was five times as high; none: 0.</param>
/// <param name="CostSpikeDaysAgo">The day when prompts were eight times as long; none: 0.</param>
internal sealed record DemoProfile(string User, int Seed, IReadOnlyList<DemoWorkload> Workloads, int IncidentDaysAgo, int CostSpikeDaysAgo)
{
    /// <summary>A shop: many short chats, an incident eleven days ago.</summary>
    public static DemoProfile Shop { get; } = new(
        "demo-shop",
        Seed: 7,
        [
            new("checkout-assistant", 0.5, "swift-small", 420, 650, 120, 0.02),
            new("product-search", 0.35, "swift-small", 180, 220, 40, 0.01),
            new("review-summary", 0.15, "atlas-large", 1_900, 3_200, 380, 0.03),
        ],
        IncidentDaysAgo: 11,
        CostSpikeDaysAgo: 0);

    /// <summary>A bank: fewer, longer requests, a day of very long prompts six days ago.</summary>
    public static DemoProfile Bank { get; } = new(
        "demo-bank",
        Seed: 23,
        [
            new("contract-review", 0.4, "atlas-large", 3_400, 7_800, 900, 0.02),
            new("fraud-triage", 0.45, "atlas-medium", 760, 1_400, 90, 0.015),
            new("branch-chat", 0.15, "swift-small", 390, 500, 150, 0.04),
        ],
        IncidentDaysAgo: 0,
        CostSpikeDaysAgo: 6);
}
