using System.Text;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>A type whose values are JSON also inside a CSV field.</summary>
internal abstract class NestedType : ColumnType
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    public override object? FromText(ReadOnlySpan<char> text)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, utf8);
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            if (!reader.Read() || reader.TokenType == JsonTokenType.Null)
            {
                throw Mismatch();
            }

            var value = FromJson(ref reader);
            return reader.Read() ? throw Mismatch() : value;
        }
        catch (JsonException)
        {
            throw Mismatch();
        }
    }

    public abstract override object? FromJson(ref Utf8JsonReader reader);

    /// <summary>Reads one element on which the reader stands.</summary>
    protected static object? Element(ColumnType type, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            return type.FromJson(ref reader);
        }

        return type.IsNullable ? null : throw new ValueException($"holds null where {type.Expected} is expected");
    }
}
