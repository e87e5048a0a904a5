using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Events;

namespace Netra.Grains.Telemetry;

/// <summary>Content as attributes of spans show it.</summary>
internal static class SpanMessage
{
    /// <summary>One message in the form of the conventions.</summary>
    public static string Of(string role, string text) => new JsonArray(new JsonObject
    {
        ["role"] = role,
        ["parts"] = new JsonArray(new JsonObject { ["type"] = "text", ["content"] = text }),
    }).ToJsonString(EventJson.Options);

    /// <summary>Content as it may leave the process: capped and without what is named like a secret, as in events.</summary>
    public static string Redacted(string content) => EventPayload.Shown(content);
}
