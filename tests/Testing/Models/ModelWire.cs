using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Netra.Grains.Abstractions.Events;

namespace Netra.Testing.Models;

/// <summary>Writes answers as an OpenAI-compatible API does.</summary>
internal static class ModelWire
{
    private const int Piece = 8;

    public static int TokensOf(string text) => (text.Length + 3) / 4;

    public static async Task SendAsync(HttpContext http, SeenModelRequest request, ScriptedTurn turn)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = turn.Text };
        if (turn.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. turn.Calls.Select((call, index) => Call(request, call, index))]);
        }

        var body = Envelope("chat.completion", new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = FinishOf(turn) });
        body["usage"] = Usage(request, turn);
        var text = body.ToJsonString(EventJson.Options);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(turn.Breaks ? text[..(text.Length / 2)] : text, http.RequestAborted);
    }

    public static async Task StreamAsync(HttpContext http, SeenModelRequest request, ScriptedTurn turn)
    {
        http.Response.ContentType = "text/event-stream";
        for (var at = 0; at < turn.Text.Length; at += Piece)
        {
            if (at >= turn.PauseAfter && at - Piece < turn.PauseAfter)
            {
                await turn.Meanwhile(http.RequestAborted);
            }

            // Pieces of characters, as a model's tokens: a surrogate pair is not cut in half on the wire.
            await SendAsync(Delta(new JsonObject { ["role"] = "assistant", ["content"] = PieceOf(turn.Text, at) }, null));
            if (turn.Breaks && at > turn.Text.Length / 2)
            {
                return;
            }
        }

        for (var index = 0; index < turn.Calls.Count; index++)
        {
            await SendAsync(Delta(new JsonObject { ["tool_calls"] = new JsonArray(Call(request, turn.Calls[index], index)) }, null));
        }

        await SendAsync(Delta([], FinishOf(turn)));
        var usage = Envelope("chat.completion.chunk", null);
        usage["usage"] = Usage(request, turn);
        await SendAsync(usage);
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);

        async Task SendAsync(JsonObject chunk)
        {
            await http.Response.WriteAsync($"data: {chunk.ToJsonString(EventJson.Options)}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static string PieceOf(string text, int at)
    {
        var begin = at > 0 && char.IsLowSurrogate(text[at]) ? at + 1 : at;
        var end = Math.Min(text.Length, at + Piece);
        end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return text[begin..end];
    }

    private static JsonObject Delta(JsonObject delta, string? finish) =>
        Envelope("chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish });

    private static JsonObject Envelope(string type, JsonObject? choice) => new()
    {
        ["id"] = "completion-1",
        ["object"] = type,
        ["created"] = 1_700_000_000,
        ["model"] = "scripted",
        ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice),
    };

    private static JsonObject Call(SeenModelRequest request, ScriptedCall call, int index) => new()
    {
        ["index"] = index,
        ["id"] = $"call-{request.Turn}-{index}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
    };

    private static string FinishOf(ScriptedTurn turn) => turn.Finish ?? (turn.Calls.Count > 0 ? "tool_calls" : "stop");

    private static JsonObject Usage(SeenModelRequest request, ScriptedTurn turn)
    {
        var (input, output) = (TokensOf(request.Text), TokensOf(turn.Text));
        return new JsonObject { ["prompt_tokens"] = input, ["completion_tokens"] = output, ["total_tokens"] = input + output };
    }
}
