namespace Netra.Grains.Abstractions.Agents;

/// <summary>An event before it has a place in the user's log.</summary>
/// <param name="Type">One of <see cref="Events.EventTypes"/>.</param>
/// <param name="Payload">A JSON object.</param>
[GenerateSerializer, Immutable, Alias("netra.EventDraft")]
public sealed record EventDraft([property: Id(0)] string Type, [property: Id(1)] string Payload);
