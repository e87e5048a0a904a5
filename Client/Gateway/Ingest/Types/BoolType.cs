using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Bool</c>.</summary>
internal sealed class BoolType : ColumnType
{
    public override string Expected => "true or false";

    public static bool TryParse(ReadOnlySpan<char> text, out bool value)
    {
        value = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    public override object? FromText(ReadOnlySpan<char> text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => TryParse(text, out var value) ? value : throw Mismatch(),
    };

    public override object? FromJson(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Mismatch(),
    };
}
