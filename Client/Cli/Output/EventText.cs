using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Netra.Client.Cli.Output;

/// <summary>An event in one line for a person.</summary>
internal static class EventText
{
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Muted = new(Color.Grey);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Attention = new(Color.Yellow);

    /// <summary>The line.</summary>
    public static string Of(JsonObject stored)
    {
        var payload = stored["payload"] as JsonObject ?? [];
        string Text(string name) => JsonOutput.Plain(payload[name]);
        var agent = JsonOutput.Plain(stored["agent"]);
        var type = TypeOf(stored);
        return (type switch
        {
            "agent_started" or "subagent_started" => $"{agent} started",
            "agent_thinking" => $"  {Text("thought")}",
            "tool_executing" => $"  > {Text("toolName")}  {Purpose(payload)}",
            "tool_completed" => $"  < {Text("toolName")}  {Text("status")} in {Elapsed(payload)}",
            "progress_update" => $"  {Text("content")}{(payload["percent"] is null ? string.Empty : $" ({Text("percent")} %)")}",
            "answer_delta" => $"  {Text("text")}",
            "run_queued" => $"waiting, place {Text("position")} in the queue",
            "approval_requested" => $"  ? {Text("prompt")}  (answer with: netra runs approve {JsonOutput.Plain(stored["runId"])}, or deny)",
            "approval_resolved" => $"  {(Text("approved") == "true" ? "approved" : "denied")}: {Text("approvalId")}",
            "agent_error" => $"  ! {Text("code")}: {Text("message")}",
            "agent_completed" or "subagent_completed" => $"{agent} {Text("status")} in {Elapsed(payload)}",
            _ => $"  {type}",
        }).TrimEnd();
    }

    /// <summary>How the line looks on a screen.</summary>
    public static Style StyleOf(JsonObject stored) => TypeOf(stored) switch
    {
        "agent_error" => Bad,
        "tool_completed" or "agent_completed" or "subagent_completed" => JsonOutput.Plain((stored["payload"] as JsonObject)?["status"]) is "failed" or "timed_out" ? Bad : Muted,
        "approval_requested" or "run_queued" => Attention,
        "tool_executing" => Plain,
        _ => Muted,
    };

    /// <summary>The event's type.</summary>
    public static string TypeOf(JsonObject stored) => JsonOutput.Plain(stored["type"]);

    private static string Purpose(JsonObject payload) => payload["arguments"] is JsonObject { Count: > 0 } arguments
        ? JsonOutput.Plain(arguments["purpose"] ?? arguments["sql"] ?? arguments)
        : string.Empty;

    private static string Elapsed(JsonObject payload)
    {
        if (payload["elapsedMs"] is not JsonValue value || !value.TryGetValue<double>(out var elapsed))
        {
            return "unknown time";
        }

        return elapsed < 1_000
            ? string.Create(CultureInfo.InvariantCulture, $"{elapsed:0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{elapsed / 1_000:0.0} s");
    }
}
