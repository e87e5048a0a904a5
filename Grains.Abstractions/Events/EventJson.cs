using System.Text.Encodings.Web;
using System.Text.Json;

namespace Netra.Grains.Abstractions.Events;

/// <summary>How JSON inside events is written: compact, camel case, text readable in every script.</summary>
public static class EventJson
{
    /// <summary>The serializer options. Events are never embedded in HTML without escaping, hence the relaxed encoder.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
