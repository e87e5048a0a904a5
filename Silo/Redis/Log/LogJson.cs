using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Silo.Redis.Log;

/// <summary>How records of the log are written: JSON, ids as their text.</summary>
internal static class LogJson
{
    /// <summary>The serializer options.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(),
            new TextConverter<RunId>(RunId.Parse),
            new TextConverter<ThreadId>(ThreadId.Parse),
            new TextConverter<CallId>(CallId.Parse),
            new TextConverter<AgentName>(AgentName.Parse),
        },
    };

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
