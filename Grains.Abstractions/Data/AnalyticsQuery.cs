using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Data;

/// <summary>One SELECT over the user's own tables.</summary>
/// <param name="Sql">ClickHouse SQL; it passes the SQL gate before it reaches the engine.</param>
/// <param name="Parameters">
/// Values for placeholders such as <c>{from:DateTime}</c>: text, numbers, booleans, times, <see langword="null"/>, or arrays of them.
/// </param>
[GenerateSerializer, Immutable, Alias("netra.AnalyticsQuery")]
public sealed record AnalyticsQuery(
    [property: Id(0)] string Sql,
    [property: Id(1)] ImmutableDictionary<string, object?> Parameters)
{
    /// <summary>A query without parameters.</summary>
    public AnalyticsQuery(string sql)
        : this(sql, ImmutableDictionary<string, object?>.Empty)
    {
    }

    /// <summary>The same query with one more parameter.</summary>
    public AnalyticsQuery With(string name, object? value) => this with { Parameters = Parameters.SetItem(name, value) };
}
