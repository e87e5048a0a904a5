using System.CommandLine;
using System.Text.Json;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra runs list|show|cancel</c>: the user's runs.</summary>
internal static class RunsCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(GlobalOptions global) => new("runs", "List, show and cancel runs")
    {
        List(global), Show(global), Cancel(global),
    };

    private static Command List(GlobalOptions global)
    {
        var command = new Command("list", "List runs, newest first");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var list = (await client.SendJsonAsync(HttpMethod.Get, "/v1/runs", null, cancellationToken))!;
            if (parsed.GetValue(global.Json))
            {
                Console.WriteLine(list.ToJsonString());
                return ExitCodes.Success;
            }

            Screen.Table(["run", "agent", "status", "created"], list["items"]!.AsArray().Select(run => new[]
            {
                run!["runId"]!.ToString(), run["agent"]!.ToString(), run["status"]!.ToString(), run["createdAt"]!.ToString(),
            }));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Show(GlobalOptions global)
    {
        var id = new Argument<string>("id");
        var command = new Command("show", "Show a run") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var run = (await client.SendJsonAsync(HttpMethod.Get, $"/v1/runs/{Uri.EscapeDataString(parsed.GetValue(id)!)}", null, cancellationToken))!;
            Console.WriteLine(parsed.GetValue(global.Json) ? run.ToJsonString() : run.ToJsonString(Indented));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Cancel(GlobalOptions global)
    {
        var id = new Argument<string>("id");
        var command = new Command("cancel", "Cancel a run") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            await client.SendAsync(HttpMethod.Post, $"/v1/runs/{Uri.EscapeDataString(parsed.GetValue(id)!)}/cancel", content: null, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }
}
