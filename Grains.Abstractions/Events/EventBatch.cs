using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Events;

/// <summary>
/// Events in sequence order. <paramref name="Through"/> moves on even when no event of a batch passed the subscriber's
/// filter, so that a subscriber which resumes there misses nothing.
/// </summary>
/// <param name="Events">The events; may be empty.</param>
/// <param name="Through">The last sequence this batch accounts for.</param>
[GenerateSerializer, Immutable, Alias("netra.EventBatch")]
public sealed record EventBatch([property: Id(0)] ImmutableArray<UserEvent> Events, [property: Id(1)] long Through);
