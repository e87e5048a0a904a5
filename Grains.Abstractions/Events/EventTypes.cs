namespace Netra.Grains.Abstractions.Events;

/// <summary>The types of events, as clients see them.</summary>
public static class EventTypes
{
    /// <summary>The run's agent begins; the first event of a run that did not wait.</summary>
    public const string AgentStarted = "agent_started";

    /// <summary>The agent says what it is thinking about.</summary>
    public const string AgentThinking = "agent_thinking";

    /// <summary>A tool begins. Stored before its effect.</summary>
    public const string ToolExecuting = "tool_executing";

    /// <summary>The tool of the same <c>toolCallId</c> has ended, however it ended.</summary>
    public const string ToolCompleted = "tool_completed";

    /// <summary>The run has ended; its last event, exactly one.</summary>
    public const string AgentCompleted = "agent_completed";

    /// <summary>An agent called by another begins.</summary>
    public const string SubagentStarted = "subagent_started";

    /// <summary>An agent called by another has ended.</summary>
    public const string SubagentCompleted = "subagent_completed";

    /// <summary>The run waits for a person's decision.</summary>
    public const string ApprovalRequested = "approval_requested";

    /// <summary>A person has decided.</summary>
    public const string ApprovalResolved = "approval_resolved";

    /// <summary>How far the agent is.</summary>
    public const string ProgressUpdate = "progress_update";

    /// <summary>
    /// A piece of an answer while it is written: <c>text</c> at <c>offset</c> of the answer <c>answerId</c>. The whole answer is in the completion.
    /// </summary>
    public const string AnswerDelta = "answer_delta";

    /// <summary>The run waits for another one of the user to end.</summary>
    public const string RunQueued = "run_queued";

    /// <summary>What went wrong; comes before the completion.</summary>
    public const string AgentError = "agent_error";
}
