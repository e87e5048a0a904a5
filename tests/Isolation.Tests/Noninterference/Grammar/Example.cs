using System.Collections.Immutable;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>A call of a function, out of the engine's own documentation.</summary>
/// <param name="Parameters">The parameters of an aggregate function with their brackets, or nothing.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record Example(string Parameters, ImmutableArray<Argument> Arguments);
