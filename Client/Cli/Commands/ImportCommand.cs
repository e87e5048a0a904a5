using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Import;
using Netra.Client.Cli.Output;
using Spectre.Console;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra import FILE --table T</c>: stores the rows of a CSV or NDJSON file.</summary>
internal static class ImportCommand
{
    public static Command Create(GlobalOptions global)
    {
        var file = new Argument<string>("file") { Description = "CSV with a header, or NDJSON (.ndjson, .jsonl, .json)" };
        var table = new Option<string>("--table") { Description = "The table to store the rows in", Required = true };
        var map = new Option<string[]>("--map") { Description = "Renames columns: source=target,…" };
        var set = new Option<string[]>("--set") { Description = "Gives every row a value: column=value,…" };
        var ignore = new Option<bool>("--ignore-unmapped") { Description = "Leave out columns that --map does not name" };
        var command = new Command("import", "Store the rows of a file, all or none of each million") { file, table, map, set, ignore };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var rules = new ColumnMap(
                Assignments.ParseList("--map", parsed.GetValue(map) ?? []),
                Assignments.ParseList("--set", parsed.GetValue(set) ?? []),
                parsed.GetValue(ignore));
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var import = new FileImport(client, parsed.GetValue(table)!, rules);
            try
            {
                await RunAsync(global.Terminal, import, parsed.GetValue(file)!, parsed.GetValue(global.Json), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw GatewayProblemException.Create("cancelled", $"Interrupted; nothing of the request under way is stored.{import.StoredNote()}");
            }

            if (parsed.GetValue(global.Json))
            {
                global.Terminal.Json(new JsonObject { ["rows"] = import.Stored });
            }
            else
            {
                global.Terminal.Line($"{Terminal.Count(import.Stored, "row")} stored in {parsed.GetValue(table)}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static Task RunAsync(Terminal terminal, FileImport import, string path, bool json, CancellationToken cancellationToken)
    {
        // A pipe has no length, so there is nothing to measure progress by.
        if (json || !terminal.IsErrorScreen || new FileInfo(path) is not { Exists: true, Length: > 0 and var length })
        {
            return import.RunAsync(path, static _ => { }, cancellationToken);
        }

        return terminal.Notes.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask($"importing {Printable.Of(Path.GetFileName(path)).EscapeMarkup()}", maxValue: length);
            return import.RunAsync(path, position => task.Value = position, cancellationToken);
        });
    }
}
