using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Queries;

/// <summary>Values of results as JSON.</summary>
internal static class JsonValueWriter
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double or float:
                // JSON has no word for these.
                json.WriteNullValue();
                break;
            case DateTime time:
                json.WriteStringValue(JsonTime.Format(time));
                break;
            case DateOnly date:
                json.WriteStringValue(JsonTime.Format(date));
                break;
            case ImmutableArray<object?> items:
                WriteArray(json, items);
                break;
            case SqlMap map:
                WriteMap(json, map);
                break;
            case SqlJson raw:
                json.WriteRawValue(raw.Text);
                break;
            default:
                throw new InvalidOperationException($"Values of type {value.GetType().Name} do not belong in a result.");
        }
    }

    private static void WriteArray(Utf8JsonWriter json, ImmutableArray<object?> items)
    {
        json.WriteStartArray();
        foreach (var item in items.IsDefault ? [] : items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, SqlMap map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map.Entries.IsDefault ? [] : map.Entries)
        {
            json.WritePropertyName(NameOf(key));
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static string NameOf(object key) => key switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => JsonTime.Format(time),
        DateOnly date => JsonTime.Format(date),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"Keys of type {key.GetType().Name} do not belong in a map."),
    };
}
