using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Map(K, V)</c>, from a JSON object without repeated names.</summary>
internal sealed class MapType(ColumnType key, ColumnType value) : NestedType
{
    public override string Expected => $"an object of which each value is {value.Expected}";

    public override object? FromJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Mismatch();
        }

        var entries = ImmutableArray.CreateBuilder<KeyValuePair<object, object?>>();
        var names = new HashSet<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = key.FromText(JsonText.Unescape(ref reader)) ?? throw Mismatch();
            if (!names.Add(name))
            {
                throw new ValueException("names a key twice");
            }

            reader.Read();
            entries.Add(KeyValuePair.Create(name, Element(value, ref reader)));
        }

        return new SqlMap(entries.ToImmutable());
    }
}
