using System.Text;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>Texts inside JSON.</summary>
internal static class JsonText
{
    /// <summary>The JSON string on which the reader stands.</summary>
    public static string Of(ref Utf8JsonReader reader, string expected) =>
        reader.TokenType == JsonTokenType.String ? Unescape(ref reader) : throw new ValueException($"is not {expected}");

    /// <summary>A number as it was written, or the content of a string: numbers wider than JSON's travel as text.</summary>
    public static string NumberOf(ref Utf8JsonReader reader, bool allowText, string expected) => reader.TokenType switch
    {
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.String when allowText => Unescape(ref reader),
        _ => throw new ValueException($"is not {expected}"),
    };

    /// <summary>The string or property name on which the reader stands; refused when it holds half a surrogate pair.</summary>
    public static string Unescape(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ValueException("is not well-formed text");
        }
    }
}
