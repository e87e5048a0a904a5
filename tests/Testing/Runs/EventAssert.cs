using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Events;

namespace Netra.Testing.Runs;

/// <summary>What is asserted of the events of a run. A failure shows all of them.</summary>
public static class EventAssert
{
    /// <summary>
    /// The rules that hold for every run: sequences rise, the first event is <c>agent_started</c> or <c>run_queued</c>, the last is the one
    /// <c>agent_completed</c>, and each <c>tool_executing</c> has one <c>tool_completed</c> after it.
    /// </summary>
    public static void Whole(IReadOnlyList<UserEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Hold(events.Zip(events.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence), "sequences rise", events);
        Hold(events.Count > 0 && events[0].Type is EventTypes.AgentStarted or EventTypes.RunQueued, "a run begins with agent_started or run_queued", events);
        Hold(events.Count(e => e.Type == EventTypes.AgentCompleted) == 1 && events[^1].Type == EventTypes.AgentCompleted, "a run ends with one agent_completed", events);
        var begun = Tools(events, EventTypes.ToolExecuting);
        var ended = Tools(events, EventTypes.ToolCompleted);
        Hold(
            begun.Count == ended.Count && begun.All(tool => ended.TryGetValue(tool.Key, out var at) && at.Length == 1 && tool.Value.Length == 1 && at[0] > tool.Value[0]),
            "each tool_executing has one tool_completed after it",
            events);
    }

    /// <summary>
    /// These come in this order, whatever comes between: a type, or a type and the tool or agent it tells of, such as <c>tool_executing query_analytics</c>.
    /// </summary>
    public static void InOrder(IReadOnlyList<UserEvent> events, params string[] expected)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(expected);
        var found = 0;
        foreach (var e in events)
        {
            if (found < expected.Length && (e.Type == expected[found] || Name(e) == expected[found]))
            {
                found++;
            }
        }

        Hold(found == expected.Length, $"'{expected.ElementAtOrDefault(found)}' comes after {(found == 0 ? "the start" : $"'{expected[found - 1]}'")}", events);
    }

    private static Dictionary<string, long[]> Tools(IReadOnlyList<UserEvent> events, string type) => events
        .Where(e => e.Type == type)
        .GroupBy(e => (string)JsonNode.Parse(e.Payload)!["toolCallId"]!, e => e.Sequence)
        .ToDictionary(tool => tool.Key, tool => tool.ToArray());

    private static string Name(UserEvent e) => $"{e.Type} {(string?)JsonNode.Parse(e.Payload)!["toolName"] ?? e.Agent}";

    private static void Hold(bool holds, string rule, IReadOnlyList<UserEvent> events)
    {
        if (!holds)
        {
            throw new EventAssertException($"It does not hold that {rule}. The events:\n{string.Join('\n', events.Select(e => $"  {e.Sequence} {Name(e)}"))}");
        }
    }
}
