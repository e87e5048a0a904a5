using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Events;

/// <summary>One event of a user, as stored and as delivered. Immutable; its sequence has no gap before it.</summary>
/// <param name="Sequence">The place in the user's log, from 1.</param>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="RunId">The run it tells of.</param>
/// <param name="ThreadId">The conversation of the run.</param>
/// <param name="Agent">The agent it tells of.</param>
/// <param name="Timestamp">When it was sequenced, in UTC, to the microsecond.</param>
/// <param name="Payload">A JSON object, by type; secrets in it are redacted and long strings capped.</param>
[GenerateSerializer, Immutable, Alias("netra.UserEvent")]
public sealed record UserEvent(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string Type,
    [property: Id(2)] RunId RunId,
    [property: Id(3)] ThreadId ThreadId,
    [property: Id(4)] string Agent,
    [property: Id(5)] DateTimeOffset Timestamp,
    [property: Id(6)] string Payload)
{
    /// <summary>The event as clients read it.</summary>
    public string ToJson() => new JsonObject
    {
        ["sequence"] = Sequence,
        ["type"] = Type,
        ["runId"] = RunId.ToString(),
        ["threadId"] = ThreadId.ToString(),
        ["agent"] = Agent,
        ["timestamp"] = Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["payload"] = JsonNode.Parse(Payload),
    }.ToJsonString(EventJson.Options);
}
