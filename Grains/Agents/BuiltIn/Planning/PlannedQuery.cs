using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>A query to run: its text is made of closed lists only, whatever a user wrote travels as a parameter.</summary>
/// <param name="Purpose">What it is for, for whoever reads the events.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its placeholders.</param>
internal sealed record PlannedQuery(string Purpose, string Sql, ImmutableDictionary<string, object?> Parameters);
