using System.Collections.Immutable;
using System.Text.Json;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Queries;

/// <summary>The body of <c>POST /v1/query</c>.</summary>
internal static class QueryBody
{
    private const int MaxSql = 262_144;

    public static AnalyticsQuery Read(JsonElement body)
    {
        var fields = JsonFields.Of(body, "sql", "parameters");
        var sql = fields.RequiredText("sql", 1, MaxSql);
        var parameters = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        if (fields.OptionalObject("parameters") is { } given)
        {
            foreach (var parameter in given.EnumerateObject())
            {
                parameters[NameOf(parameter)] = ValueOf(parameter.Value);
            }
        }

        return new AnalyticsQuery(sql, parameters.ToImmutable());
    }

    private static string NameOf(JsonProperty parameter)
    {
        try
        {
            return parameter.Name;
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Field("parameters", "has a name that is not well-formed text.");
        }
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => JsonFields.TextOf("parameters", value),
        JsonValueKind.Number => NumberOf(value),
        JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToImmutableArray(),
        _ => throw Refusal.Field("parameters", "takes text, numbers, booleans, null and arrays of them, no objects."),
    };

    private static object NumberOf(JsonElement value)
    {
        if (value.TryGetInt64(out var integer))
        {
            return integer;
        }

        var text = value.GetRawText();
        if (text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return value.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : throw Refusal.Field("parameters", "has a number that is out of range.");
        }

        return value.TryGetUInt64(out var large)
            ? large
            : throw Refusal.Field("parameters", "has an integer wider than 64 bits; write it as text.");
    }
}
