using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra runs list|show|cancel</c>: the user's runs.</summary>
internal static class RunsCommand
{
    public static Command Create(GlobalOptions global) => new("runs", "List, show and cancel runs")
    {
        List(global), Show(global), Cancel(global),
    };

    private static Command List(GlobalOptions global)
    {
        var command = new Command("list", "List the latest runs, newest first");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var page = await client.SendForObjectAsync(HttpMethod.Get, "/v1/runs", body: null, cancellationToken);
            if (parsed.GetValue(global.Json))
            {
                global.Terminal.Json(page);
            }
            else
            {
                WriteTable(global.Terminal, page);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteTable(Terminal terminal, JsonObject page)
    {
        (string, bool)[] columns = [("run", false), ("agent", false), ("status", false), ("created", false)];
        var rows = (page["items"] as JsonArray ?? []).OfType<JsonObject>().Select(run => new[]
        {
            JsonOutput.Plain(run["runId"]), JsonOutput.Plain(run["agent"]), JsonOutput.Plain(run["status"]), JsonOutput.Plain(run["createdAt"]),
        }).ToArray();
        ResultTable.Write(terminal, columns, rows);
        if (page["next"] is not null)
        {
            terminal.Quiet("There are older ones.");
        }
    }

    private static Command Show(GlobalOptions global)
    {
        var id = new Argument<string>("id") { Description = "The run's id" };
        var command = new Command("show", "Show a run") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var run = await client.SendForObjectAsync(HttpMethod.Get, PathOf(parsed.GetValue(id)), body: null, cancellationToken);
            global.Show(parsed, run);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Cancel(GlobalOptions global)
    {
        var id = new Argument<string>("id") { Description = "The run's id" };
        var command = new Command("cancel", "Cancel a run") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            await client.SendForTextAsync(HttpMethod.Post, PathOf(parsed.GetValue(id)) + "/cancel", content: null, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static string PathOf(string? id) => $"/v1/runs/{Uri.EscapeDataString(id!)}";
}
