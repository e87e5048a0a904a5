using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Import;
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
            var path = parsed.GetValue(file)!;
            var rules = new ColumnMap(
                Assignments.ParseList("--map", parsed.GetValue(map) ?? []),
                Assignments.ParseList("--set", parsed.GetValue(set) ?? []),
                parsed.GetValue(ignore));
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var import = new FileImport(client, parsed.GetValue(table)!, rules);
            var json = parsed.GetValue(global.Json);
            var rows = json || Console.IsErrorRedirected || !File.Exists(path)
                ? await import.RunAsync(path, _ => { }, cancellationToken)
                : await WithBarAsync(import, path, cancellationToken);
            Console.WriteLine(json ? new JsonObject { ["rows"] = rows }.ToJsonString() : $"{rows} rows stored in {parsed.GetValue(table)}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static Task<long> WithBarAsync(FileImport import, string path, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask($"importing {Path.GetFileName(path).EscapeMarkup()}", maxValue: Math.Max(1, new FileInfo(path).Length));
            return await import.RunAsync(path, position => task.Value = position, cancellationToken);
        });
    }
}
