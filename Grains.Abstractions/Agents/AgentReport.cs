using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>What an agent's grain wants recorded, in one commit: events and a step of the journal.</summary>
/// <param name="Events">The events, in order; their sequence is given when they are recorded.</param>
/// <param name="Entry">The step that began or ended with them.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentReport")]
public sealed record AgentReport([property: Id(0)] ImmutableArray<EventDraft> Events, [property: Id(1)] JournalEntry? Entry);
