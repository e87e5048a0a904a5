using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Output;

/// <summary>JSON as it is printed: on one line, letters of all scripts as they are.</summary>
internal static class JsonOutput
{
    // Relaxed only about HTML; control characters are escaped.
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a node.</summary>
    public static string Compact(JsonNode? node) => node?.ToJsonString(OneLine) ?? "null";

    /// <summary>A whole number; <see langword="null"/> for anything else.</summary>
    public static long? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>A value for a person: text without quotes, nothing for null.</summary>
    public static string Plain(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => Compact(node),
    };
}
