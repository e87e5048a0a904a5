using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Events;

/// <summary>The events that tell of a run's beginning and end.</summary>
internal static class RunEvents
{
    /// <summary>The agent begins.</summary>
    public static PendingEvent Started(RunRecord run) =>
        Of(run, EventTypes.AgentStarted, new JsonObject { ["message"] = run.Message });

    /// <summary>The run waits.</summary>
    public static PendingEvent Queued(RunRecord run, int position) =>
        Of(run, EventTypes.RunQueued, new JsonObject { ["position"] = position });

    /// <summary>What went wrong.</summary>
    public static PendingEvent Failed(RunRecord run, RunError error) =>
        Of(run, EventTypes.AgentError, new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["retryable"] = error.Retryable });

    /// <summary>The run has ended.</summary>
    public static PendingEvent Completed(RunRecord run) => Of(run, EventTypes.AgentCompleted, new JsonObject
    {
        ["status"] = run.Status.ToWireName(),
        ["result"] = run.Result is { } result
            ? new JsonObject { ["answer"] = result.Answer, ["data"] = EventPayload.ToNode(result.Data) }
            : null,
        ["elapsedMs"] = Math.Round((run.CompletedAt!.Value - (run.StartedAt ?? run.CreatedAt)).TotalMilliseconds, 3),
    });

    /// <summary>A tool whose end nobody told has ended with its run.</summary>
    public static PendingEvent ToolEnded(RunRecord run, JournalEntry tool, string status) => Of(run, EventTypes.ToolCompleted, new JsonObject
    {
        ["toolCallId"] = tool.ToolCallId,
        ["toolName"] = tool.Name,
        ["status"] = status,
        ["result"] = null,
        ["elapsedMs"] = null,
    });

    private static PendingEvent Of(RunRecord run, string type, JsonObject payload) =>
        new(run, run.Agent.ToString(), EventPayload.Draft(type, payload));
}
