using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Events;

namespace Netra.Grains.Agents;

/// <summary>The pair of events around a tool.</summary>
internal static class ToolEvents
{
    /// <summary>Before its effect.</summary>
    public static EventDraft Executing(JournalEntry tool, object? arguments) => EventPayload.Draft(EventTypes.ToolExecuting, new JsonObject
    {
        ["toolCallId"] = tool.ToolCallId,
        ["toolName"] = tool.Name,
        ["arguments"] = JsonSerializer.SerializeToNode(arguments, EventJson.Options) ?? new JsonObject(),
    });

    /// <summary>After it, however it ended.</summary>
    public static EventDraft Completed(JournalEntry tool, TimeSpan elapsed) => EventPayload.Draft(EventTypes.ToolCompleted, new JsonObject
    {
        ["toolCallId"] = tool.ToolCallId,
        ["toolName"] = tool.Name,
        ["status"] = tool.State == JournalState.Completed ? "completed" : "failed",
        ["result"] = EventPayload.ToNode(tool.Result),
        ["attempts"] = tool.Attempt,
        ["elapsedMs"] = Math.Round(elapsed.TotalMilliseconds, 3),
    });
}
