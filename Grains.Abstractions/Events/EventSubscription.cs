using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Events;

/// <summary>Where a subscriber of a user's events begins, and what it wants to see.</summary>
/// <param name="After">The last sequence already seen; <see langword="null"/>: from the oldest event kept.</param>
/// <param name="RunId">Only events of this run; <see langword="null"/>: of all runs.</param>
/// <param name="Generation">The generation that <paramref name="After"/> was seen in; <see langword="null"/>: not known.</param>
[GenerateSerializer, Immutable, Alias("netra.EventSubscription")]
public sealed record EventSubscription([property: Id(0)] long? After, [property: Id(1)] RunId? RunId, [property: Id(2)] long? Generation = null);
