using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Events;

/// <summary>
/// Events in sequence order: those of a stretch of the log that passed the subscriber's filter, perhaps none. Stretches follow on one another, so that
/// a subscriber notices when one is missing and misses nothing when it resumes at the end of one.
/// </summary>
/// <param name="Events">The events; may be empty.</param>
/// <param name="Through">The last sequence of the stretch.</param>
/// <param name="After">The sequence before its first; the same as <paramref name="Through"/> when nothing has happened.</param>
/// <param name="Generation">The user's generation, which an erase raises: sequences of another are other events.</param>
[GenerateSerializer, Immutable, Alias("netra.EventBatch")]
public sealed record EventBatch(
    [property: Id(0)] ImmutableArray<UserEvent> Events,
    [property: Id(1)] long Through,
    [property: Id(2)] long After,
    [property: Id(3)] long Generation);
