namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>What can be asked.</summary>
internal static class HelpText
{
    public const string Examples =
        "You can ask about your own workload events, in English, for example: “How many requests did I have yesterday?”, “What is the p95 latency by model?”, "
        + "“How many tokens did chat use per hour?”, “What did it cost last month?”, “What is my error rate?”, “Are there anomalies?”, "
        + "“When is my busiest hour?”, “Compare this week with last week”, “Which are the five slowest requests?” or “What data do I have?”";
}
