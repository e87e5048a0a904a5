using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra runs list|show|cancel|approve|deny</c>: the user's runs.</summary>
internal static class RunsCommand
{
    public static Command Create(GlobalOptions global) => new("runs", "List, show and cancel runs, and answer what they ask")
    {
        List(global), Show(global), Cancel(global), Decide(global, "approve", "Say yes to what a run asks", approved: true), Decide(global, "deny", "Say no to what a run asks", approved: false),
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

    private static Command Decide(GlobalOptions global, string name, string description, bool approved)
    {
        var id = new Argument<string>("id") { Description = "The run's id" };
        var approval = new Option<string?>("--approval") { Description = "Which approval, when the run asks for several" };
        var comment = new Option<string?>("--comment") { Description = "What the run is told besides" };
        var command = new Command(name, description) { id, approval, comment };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var run = PathOf(parsed.GetValue(id));
            var which = parsed.GetValue(approval) ?? OnlyApproval(await client.SendForObjectAsync(HttpMethod.Get, run, body: null, cancellationToken));
            var decision = new JsonObject { ["approved"] = approved };
            if (parsed.GetValue(comment) is { } words)
            {
                decision["comment"] = words;
            }

            await client.SendJsonAsync(HttpMethod.Post, $"{run}/approvals/{Uri.EscapeDataString(which)}", decision, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static string OnlyApproval(JsonObject run)
    {
        var asked = (run["approvals"] as JsonArray ?? []).OfType<JsonObject>().Select(one => JsonOutput.Plain(one["approvalId"])).ToArray();
        return asked.Length switch
        {
            1 => asked[0],
            0 => throw GatewayProblemException.Create("not_found", $"The run asks for nothing now; its status is {JsonOutput.Plain(run["status"])}."),
            _ => throw new UsageException($"The run asks for {asked.Length} approvals; name one with --approval: {string.Join(", ", asked)}."),
        };
    }

    private static string PathOf(string? id) => $"/v1/runs/{Uri.EscapeDataString(id!)}";
}
