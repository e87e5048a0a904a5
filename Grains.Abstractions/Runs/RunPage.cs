using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Runs;

/// <summary>Some runs of a user, newest first.</summary>
/// <param name="Items">The runs.</param>
/// <param name="Next">Ask for the runs before this one to go on; <see langword="null"/> at the end.</param>
[GenerateSerializer, Immutable, Alias("netra.RunPage")]
public sealed record RunPage([property: Id(0)] ImmutableArray<RunView> Items, [property: Id(1)] RunId? Next);
