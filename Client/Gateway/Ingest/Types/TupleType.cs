using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Tuple(…)</c>, from a JSON array with an element for each part.</summary>
internal sealed class TupleType(ImmutableArray<ColumnType> parts) : NestedType
{
    public override string Expected => $"an array of {parts.Length} elements";

    public override object? FromJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch();
        }

        var items = ImmutableArray.CreateBuilder<object?>(parts.Length);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(items.Count < parts.Length ? Element(parts[items.Count], ref reader) : throw Mismatch());
        }

        return items.Count == parts.Length ? items.MoveToImmutable() : throw Mismatch();
    }
}
