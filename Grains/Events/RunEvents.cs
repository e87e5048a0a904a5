using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Events;

/// <summary>The events that the user's grain tells of a run.</summary>
internal static class RunEvents
{
    /// <summary>The agent begins.</summary>
    public static PendingEvent Started(RunRecord run) =>
        Of(run, run.Agent, EventTypes.AgentStarted, new JsonObject { ["message"] = run.Message });

    /// <summary>The run waits.</summary>
    public static PendingEvent Queued(RunRecord run, int position) =>
        Of(run, run.Agent, EventTypes.RunQueued, new JsonObject { ["position"] = position });

    /// <summary>What went wrong in an agent.</summary>
    public static PendingEvent Failed(RunRecord run, AgentName agent, RunError error) =>
        Of(run, agent, EventTypes.AgentError, new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["retryable"] = error.Retryable });

    /// <summary>The run has ended.</summary>
    public static PendingEvent Completed(RunRecord run) => Of(run, run.Agent, EventTypes.AgentCompleted, new JsonObject
    {
        ["status"] = run.Status.ToWireName(),
        ["result"] = Result(run.Result?.Answer, run.Result?.Data),
        ["elapsedMs"] = Elapsed(run.CompletedAt!.Value - (run.StartedAt ?? run.CreatedAt)),
    });

    /// <summary>An agent called by another begins.</summary>
    public static PendingEvent SubagentStarted(RunRecord run, CallId callId, AgentName agent, AgentName caller, string message) =>
        Of(run, agent, EventTypes.SubagentStarted, new JsonObject { ["callId"] = callId.ToString(), ["caller"] = caller.ToString(), ["message"] = message });

    /// <summary>An agent called by another has ended.</summary>
    public static PendingEvent SubagentCompleted(RunRecord run, CallId callId, AgentName agent, RunStatus status, AgentResult? result, TimeSpan elapsed) =>
        Of(run, agent, EventTypes.SubagentCompleted, new JsonObject
        {
            ["callId"] = callId.ToString(),
            ["status"] = status.ToWireName(),
            ["result"] = Result(result?.Answer, result?.Data),
            ["elapsedMs"] = Elapsed(elapsed),
        });

    /// <summary>The run waits for a person.</summary>
    public static PendingEvent ApprovalRequested(RunRecord run, AgentName agent, string approvalId, string prompt) =>
        Of(run, agent, EventTypes.ApprovalRequested, new JsonObject { ["approvalId"] = approvalId, ["prompt"] = prompt });

    /// <summary>A person has decided.</summary>
    public static PendingEvent ApprovalResolved(RunRecord run, AgentName agent, string approvalId, bool approved) =>
        Of(run, agent, EventTypes.ApprovalResolved, new JsonObject { ["approvalId"] = approvalId, ["approved"] = approved });

    /// <summary>A tool whose end nobody told has ended with its agent.</summary>
    public static PendingEvent ToolEnded(RunRecord run, AgentName agent, JournalEntry tool, string status) => Of(run, agent, EventTypes.ToolCompleted, new JsonObject
    {
        ["toolCallId"] = tool.ToolCallId,
        ["toolName"] = tool.Name,
        ["status"] = status,
        ["result"] = null,
        ["attempts"] = tool.Attempt,
        ["elapsedMs"] = null,
    });

    private static JsonObject? Result(string? answer, string? data) =>
        answer is null ? null : new JsonObject { ["answer"] = answer, ["data"] = EventPayload.ToNode(data) };

    private static double Elapsed(TimeSpan elapsed) => Math.Round(elapsed.TotalMilliseconds, 3);

    private static PendingEvent Of(RunRecord run, AgentName agent, string type, JsonObject payload) =>
        new(run, agent.ToString(), EventPayload.Draft(type, payload));
}
