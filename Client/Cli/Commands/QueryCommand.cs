using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Import;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra query "SQL"</c>: one SELECT over the user's tables.</summary>
internal static class QueryCommand
{
    private static readonly string[] NumberTypes = ["Int", "UInt", "Float", "Decimal", "BFloat"];

    public static Command Create(GlobalOptions global)
    {
        var sql = new Argument<string>("sql") { Description = "One SELECT; placeholders are written {name:Type}" };
        var parameters = new Option<string[]>("--param") { Description = "A placeholder's value: name=value; may be repeated", AllowMultipleArgumentsPerToken = false };
        var csv = new Option<bool>("--csv") { Description = "Write CSV with a header" };
        var command = new Command("query", "Query your own rows") { sql, parameters, csv };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new JsonObject
            {
                ["sql"] = parsed.GetValue(sql),
                ["parameters"] = new JsonObject(Assignments.Parse("--param", parsed.GetValue(parameters) ?? [])
                    .Select(item => KeyValuePair.Create(item.Key, (JsonNode?)JsonValue.Create(item.Value)))),
            };
            using var client = await global.LogInAsync(parsed, cancellationToken);
            try
            {
                var result = await client.SendForObjectAsync(HttpMethod.Post, "/v1/query", request, cancellationToken);
                if (parsed.GetValue(global.Json))
                {
                    global.Terminal.Json(result);
                }
                else
                {
                    Show(global.Terminal, result, parsed.GetValue(csv), client);
                }

                return ExitCodes.Success;
            }
            catch (GatewayProblemException problem) when (!parsed.GetValue(global.Json))
            {
                global.Terminal.Note(ProblemText.Of(problem, parsed.GetValue(sql)));
                return ExitCodes.Failed;
            }
        });
        return command;
    }

    private static void Show(Terminal terminal, JsonObject result, bool csv, GatewayClient client)
    {
        var columns = (result["columns"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(column => (Name: JsonOutput.Plain(column["name"]), IsNumber: IsNumber(JsonOutput.Plain(column["type"])))).ToArray();
        var rows = (result["rows"] as JsonArray ?? []).OfType<JsonArray>().Select(row => row.Select(JsonOutput.Plain).ToArray()).ToArray();
        if (rows.Any(row => row.Length != columns.Length))
        {
            throw client.NoGateway();
        }

        if (csv)
        {
            foreach (var row in rows.Prepend([.. columns.Select(column => column.Name)]))
            {
                terminal.Data(CsvOf(row));
            }

            return;
        }

        ResultTable.Write(terminal, columns, rows);
        terminal.Quiet($"{Terminal.Count(rows.Length, "row")} in {JsonOutput.Plain(result["elapsedMs"])} ms");
    }

    private static string CsvOf(string[] row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Length; i++)
        {
            CsvText.Append(i == 0 ? text : text.Append(','), row[i]);
        }

        return text.ToString();
    }

    private static bool IsNumber(string type)
    {
        foreach (var wrapper in new[] { "LowCardinality(", "Nullable(" })
        {
            type = type.StartsWith(wrapper, StringComparison.Ordinal) ? type[wrapper.Length..] : type;
        }

        return NumberTypes.Any(number => type.StartsWith(number, StringComparison.Ordinal) && !type.StartsWith("Interval", StringComparison.Ordinal));
    }
}
