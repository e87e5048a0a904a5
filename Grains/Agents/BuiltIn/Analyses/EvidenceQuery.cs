using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>A query that was run; whoever runs it again gets the same rows.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its placeholders.</param>
/// <param name="RowCount">How many rows came back.</param>
internal sealed record EvidenceQuery(string Purpose, string Sql, ImmutableSortedDictionary<string, JsonElement> Parameters, int RowCount);
