using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Output;

/// <summary>An event in one line for a person; nothing for events that say no more than the ones around them.</summary>
internal static class EventText
{
    private const int MaxLine = 160;

    /// <summary>The line.</summary>
    public static string? Of(JsonObject stored)
    {
        var payload = stored["payload"] as JsonObject ?? [];
        string Text(string name) => payload[name]?.ToString() ?? string.Empty;
        var line = (string?)stored["type"] switch
        {
            "agent_started" or "subagent_started" => $"{stored["agent"]} started",
            "agent_thinking" => $"  {Text("thought")}",
            "tool_executing" => $"  > {Text("toolName")} {Purpose(payload)}",
            "tool_completed" => $"  < {Text("toolName")} {Text("status")} {Elapsed(payload)}",
            "progress_update" => $"  {Text("content")}",
            "run_queued" => $"waiting, place {Text("position")} in the queue",
            "agent_error" => $"{Text("code")}: {Text("message")}",
            "agent_completed" or "subagent_completed" => $"{stored["agent"]} {Text("status")} {Elapsed(payload)}",
            _ => $"  {stored["type"]}",
        };
        return line.Length <= MaxLine ? line.TrimEnd() : line[..MaxLine] + "…";
    }

    private static string Purpose(JsonObject payload) => payload["arguments"]?["purpose"]?.ToString() ?? string.Empty;

    private static string Elapsed(JsonObject payload) =>
        payload["elapsedMs"] is JsonValue value && value.TryGetValue<double>(out var elapsed)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({elapsed:0} ms)")
            : string.Empty;
}
