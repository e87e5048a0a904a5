using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Events;

/// <summary>Makes events whose payload is fit to be stored: an object, secrets redacted, long texts capped.</summary>
internal static class EventPayload
{
    /// <summary>The longest text inside a payload, in characters.</summary>
    public const int MaxText = 8_192;

    /// <summary>The longest payload, in characters of JSON.</summary>
    public const int MaxPayload = 65_536;

    private const int MaxItems = 1_000;
    private const string Redacted = "[redacted]";
    private const string Omitted = "…";

    /// <summary>An event from an object with the payload's fields.</summary>
    public static EventDraft Draft(string type, JsonObject payload)
    {
        var clean = Clean(payload)!;
        var text = clean.ToJsonString(EventJson.Options);
        if (text.Length > MaxPayload)
        {
            text = ShrunkInside((JsonObject)clean).ToJsonString(EventJson.Options);
        }

        return new EventDraft(type, text.Length <= MaxPayload ? text : Shrunk((JsonObject)clean).ToJsonString(EventJson.Options));
    }

    /// <summary>The same event, made fit to be stored; what an agent's grain sends is checked again here.</summary>
    public static EventDraft Draft(EventDraft draft) => Draft(draft.Type, JsonNode.Parse(draft.Payload) as JsonObject ?? []);

    /// <summary>A value as JSON, or its text when it is none, or says a property twice.</summary>
    public static JsonNode? ToNode(string? json)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return JsonValue.Create(json);
        }
    }

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject record => new JsonObject(record.Take(MaxItems).DistinctBy(field => Capped(field.Key)).Select(field => KeyValuePair.Create(
            Capped(field.Key),
            SecretNames.IsSecret(field.Key) ? JsonValue.Create(Redacted) : Clean(field.Value)))),
        JsonArray list => new JsonArray([.. list.Take(MaxItems).Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Capped(text)),
        _ => node?.DeepClone(),
    };

    private static string Capped(string text) =>
        text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText), Omitted);

    // An answer stays, when only the figures behind it are long.
    private static JsonObject ShrunkInside(JsonObject payload) => new(payload.Select(field => KeyValuePair.Create(
        field.Key,
        field.Value is not JsonObject inner
            ? field.Value?.DeepClone()
            : new JsonObject(inner.Select(part => KeyValuePair.Create(part.Key, part.Value?.ToJsonString().Length > MaxPayload / 4 ? JsonValue.Create(Omitted) : part.Value?.DeepClone()))))));

    // Short fields stay, so that the event still says what it is about.
    private static JsonObject Shrunk(JsonObject payload) => new(payload.Select(field => KeyValuePair.Create(
        field.Key,
        field.Value?.ToJsonString().Length > MaxPayload / 16 ? JsonValue.Create(Omitted) : field.Value?.DeepClone())));
}
