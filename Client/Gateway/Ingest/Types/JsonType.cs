using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>JSON</c>, from a JSON object, which travels as text.</summary>
internal sealed class JsonType : NestedType
{
    public override string Expected => "a JSON object";

    public override object? FromJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Mismatch();
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }
}
