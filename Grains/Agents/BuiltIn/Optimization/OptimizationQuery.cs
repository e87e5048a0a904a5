using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>A query that findings rest on; whoever runs it again gets the same.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Sql">One SELECT.</param>
/// <param name="Parameters">The values of its placeholders.</param>
/// <param name="RowCount">How many rows came back.</param>
public sealed record OptimizationQuery(string Purpose, string Sql, ImmutableSortedDictionary<string, JsonElement> Parameters, int RowCount);
