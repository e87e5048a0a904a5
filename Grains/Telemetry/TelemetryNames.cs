namespace Netra.Grains.Telemetry;

/// <summary>Names of attributes: those of the OpenTelemetry conventions, and our own under <c>netra.</c></summary>
internal static class TelemetryNames
{
    /// <summary>What is done, as the conventions call it.</summary>
    public const string Operation = "gen_ai.operation.name";

    /// <summary>The agent, a name of the catalogue.</summary>
    public const string Agent = "gen_ai.agent.name";

    /// <summary>The version that the run began with.</summary>
    public const string AgentVersion = "gen_ai.agent.version";

    /// <summary>The conversation. Clients may name it, so it is content.</summary>
    public const string Conversation = "gen_ai.conversation.id";

    /// <summary>What an agent is asked; content.</summary>
    public const string Input = "gen_ai.input.messages";

    /// <summary>What it answers; content.</summary>
    public const string Output = "gen_ai.output.messages";

    /// <summary>The tool.</summary>
    public const string Tool = "gen_ai.tool.name";

    /// <summary>What kind of tool: always a function.</summary>
    public const string ToolType = "gen_ai.tool.type";

    /// <summary>The id in the tool's events.</summary>
    public const string ToolCall = "gen_ai.tool.call.id";

    /// <summary>A tool's arguments; content.</summary>
    public const string Arguments = "gen_ai.tool.call.arguments";

    /// <summary>A tool's result; content.</summary>
    public const string Result = "gen_ai.tool.call.result";

    /// <summary>The code of a failure.</summary>
    public const string Error = "error.type";

    /// <summary>The run.</summary>
    public const string Run = "netra.run.id";

    /// <summary>How a run or an execution ended.</summary>
    public const string Status = "netra.status";

    /// <summary>The place of an execution in its run.</summary>
    public const string Call = "netra.call.id";

    /// <summary>How many steps were recorded when the execution began: those of an execution before, which was interrupted.</summary>
    public const string Recorded = "netra.agent.recorded_steps";

    /// <summary>The step.</summary>
    public const string Step = "netra.step.name";

    /// <summary>Which attempt at the step it is, from 1.</summary>
    public const string Attempt = "netra.step.attempt";

    /// <summary>The code of a refusal.</summary>
    public const string Code = "netra.code";
}
