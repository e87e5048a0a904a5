using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Models.Tools;

/// <summary>Lets a model query this user's rows. Its SQL passes the same gate as everybody's.</summary>
internal sealed class QueryAnalyticsTool(AgentContext context, ModelLimits limits)
{
    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    /// <summary>Runs a query.</summary>
    public Task<ShownTable> QueryAsync(
        [Description("One SELECT.")] string sql,
        [Description("Values for placeholders in the text, by name; text, numbers, booleans, null and arrays of them.")] JsonElement? parameters = null,
        [Description("What the query finds out, in a few words; shown to the user.")] string? purpose = null)
    {
        var values = ValuesOf(parameters);
        return context.ToolAsync(
            "query_analytics",
            new { purpose, sql, parameters = values.ToImmutableSortedDictionary(StringComparer.Ordinal) },
            async (_, cancellationToken) =>
            {
                await using var store = await context.Data.OpenClickHouseAsync(cancellationToken);
                return ShownTable.Of(QueryTables.From(await store.QueryAsync(new AnalyticsQuery(sql, values), cancellationToken)), limits);
            },
            Patiently);
    }

    private static ImmutableDictionary<string, object?> ValuesOf(JsonElement? parameters) => parameters switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => ImmutableDictionary<string, object?>.Empty,
        { ValueKind: JsonValueKind.Object } given => given.EnumerateObject()
            .GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(parameter => parameter.Key, parameter => ValueOf(parameter.Last().Value)),
        _ => throw new FormatException("Parameters are an object."),
    };

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var integer) => integer,
        JsonValueKind.Number when value.TryGetUInt64(out var large) => large,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToImmutableArray(),
        _ => throw new FormatException("A parameter is text, a number, a boolean, null, or an array of them."),
    };
}
