using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Output;

/// <summary>A JSON object as aligned lines of name and value. It shows whatever is there, so that a newer gateway's additions are seen too.</summary>
internal static class Outline
{
    private const int Indent = 2;

    /// <summary>Writes the object.</summary>
    public static void Write(Terminal terminal, JsonObject source) => Write(terminal, source, 0);

    private static void Write(Terminal terminal, JsonObject source, int depth)
    {
        var name = source.Where(item => item.Value is not null && IsPlain(item.Value)).Select(item => Words(item.Key).Length).DefaultIfEmpty(0).Max();
        var margin = new string(' ', depth * Indent);
        foreach (var (key, value) in source)
        {
            if (value is null)
            {
                continue;
            }

            if (IsPlain(value))
            {
                var start = $"{margin}{Words(key).PadRight(name)}  ";
                terminal.Line(start + Value(value).ReplaceLineEndings("\n" + new string(' ', start.Length)));
                continue;
            }

            terminal.Line($"{margin}{Words(key)}");
            WriteInner(terminal, value, depth + 1);
        }
    }

    private static void WriteInner(Terminal terminal, JsonNode value, int depth)
    {
        if (value is JsonObject inner)
        {
            Write(terminal, inner, depth);
            return;
        }

        foreach (var item in value.AsArray().OfType<JsonObject>())
        {
            // The first member names the item.
            var first = item.First();
            terminal.Line($"{new string(' ', depth * Indent)}{Value(first.Value)}");
            Write(terminal, new JsonObject(item.Skip(1).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))), depth + 1);
        }
    }

    private static bool IsPlain(JsonNode? value) => value switch
    {
        JsonObject inner => inner.Count == 0,
        JsonArray items => !items.All(item => item is JsonObject { Count: > 0 }) || items.Count == 0,
        _ => true,
    };

    private static string Value(JsonNode? value) => value switch
    {
        JsonObject or JsonArray { Count: 0 } => "none",
        JsonArray items => string.Join(", ", items.Select(JsonOutput.Plain)),
        JsonValue number when number.GetValueKind() == System.Text.Json.JsonValueKind.Number && number.TryGetValue<double>(out var real) =>
            real.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => JsonOutput.Plain(value),
    };

    // rowsInserted -> rows inserted
    private static string Words(string key)
    {
        var words = new StringBuilder(key.Length + 4);
        foreach (var character in key)
        {
            if (char.IsAsciiLetterUpper(character) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(character));
        }

        return words.ToString();
    }
}
