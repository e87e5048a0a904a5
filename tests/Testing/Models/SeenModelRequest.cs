using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Testing.Models;

/// <summary>A request that an endpoint got.</summary>
/// <param name="Text">Its body.</param>
/// <param name="Authorization">The header of that name.</param>
/// <param name="IdempotencyKey">The header of that name.</param>
public sealed record SeenModelRequest(string Text, string? Authorization, string? IdempotencyKey)
{
    /// <summary>Its body, read.</summary>
    public JsonNode Body { get; } = JsonNode.Parse(Text)!;

    /// <summary>Whether the answer is to be streamed.</summary>
    public bool Streams => (bool?)Body["stream"] == true;

    /// <summary>The messages of a role, as text.</summary>
    public string[] Messages(string role) => [.. Body["messages"]!.AsArray().Where(message => (string?)message!["role"] == role).Select(message => TextOf(message!["content"]))];

    /// <summary>How often the model has answered in this conversation.</summary>
    public int Turn => Messages("assistant").Length;

    private static string TextOf(JsonNode? content) => content switch
    {
        null => string.Empty,
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
        _ => content.GetValueKind() == JsonValueKind.String ? (string)content! : content.ToJsonString(),
    };
}
