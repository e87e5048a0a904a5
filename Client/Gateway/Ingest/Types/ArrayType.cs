using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Array(T)</c>, from a JSON array.</summary>
internal sealed class ArrayType(ColumnType element) : NestedType
{
    public override string Expected => $"an array of which each element is {element.Expected}";

    public override object? FromJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch();
        }

        var items = ImmutableArray.CreateBuilder<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Element(element, ref reader));
        }

        return items.ToImmutable();
    }
}
