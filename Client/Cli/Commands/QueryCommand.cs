using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra query "SQL"</c>: one SELECT over the user's tables.</summary>
internal static class QueryCommand
{
    public static Command Create(GlobalOptions global)
    {
        var sql = new Argument<string>("sql") { Description = "One SELECT; placeholders are written {name:Type}" };
        var parameters = new Option<string[]>("--param") { Description = "A placeholder's value: name=value; may be repeated", AllowMultipleArgumentsPerToken = false };
        var csv = new Option<bool>("--csv") { Description = "Write CSV with a header" };
        var command = new Command("query", "Query your own rows") { sql, parameters, csv };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var request = new JsonObject
            {
                ["sql"] = parsed.GetValue(sql),
                ["parameters"] = new JsonObject(Assignments.Parse("--param", parsed.GetValue(parameters) ?? [])
                    .Select(item => KeyValuePair.Create(item.Key, (JsonNode?)JsonValue.Create(item.Value)))),
            };
            var result = (await client.SendJsonAsync(HttpMethod.Post, "/v1/query", request, cancellationToken))!;
            if (parsed.GetValue(global.Json))
            {
                Console.WriteLine(result.ToJsonString());
            }
            else
            {
                Show(result, parsed.GetValue(csv));
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static void Show(JsonNode result, bool csv)
    {
        var columns = result["columns"]!.AsArray().Select(column => (string)column!["name"]!).ToArray();
        var rows = result["rows"]!.AsArray().Select(row => row!.AsArray().Select(Text).ToArray());
        if (csv)
        {
            foreach (var row in rows.Prepend(columns))
            {
                Console.WriteLine(string.Join(',', row.Select(Quoted)));
            }

            return;
        }

        Screen.Table(columns, rows);
        Screen.Quiet($"{result["rowCount"]} rows in {result["elapsedMs"]} ms");
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => string.Empty,
        JsonValue plain => plain.ToString(),
        _ => value.ToJsonString(),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
