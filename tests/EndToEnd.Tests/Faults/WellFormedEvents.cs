using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What holds for the events of every user, whatever died meanwhile.</summary>
internal static class WellFormedEvents
{
    /// <summary>Sequences without a gap; of each run one beginning, one end, and an end of each tool.</summary>
    public static async Task AssertWellFormedAsync(this ApiUser user)
    {
        var events = await user.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => (long)e["sequence"]!));
        foreach (var run in events.GroupBy(e => (string)e["runId"]!))
        {
            var types = run.Select(e => (string)e["type"]!).ToArray();
            Assert.Equal("agent_started", types[0]);
            Assert.Equal("agent_completed", types[^1]);
            Assert.Single(types, "agent_completed");
            var begun = run.Where(e => (string)e["type"]! == "tool_executing").Select(e => (string)e["payload"]!["toolCallId"]!).ToArray();
            var ended = run.Where(e => (string)e["type"]! == "tool_completed").Select(e => (string)e["payload"]!["toolCallId"]!).ToArray();
            Assert.Equal(begun.Order(StringComparer.Ordinal), ended.Order(StringComparer.Ordinal));
            Assert.Equal(begun.Length, begun.Distinct().Count());
        }
    }
}
