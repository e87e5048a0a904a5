using Spectre.Console;

namespace Netra.Client.Cli.Output;

/// <summary>Writes for a person: tables and quiet colours in a terminal, plain text elsewhere.</summary>
internal static class Screen
{
    private const int PlainWidth = 200;

    /// <summary>The console. Without a terminal it does not wrap at 80 columns.</summary>
    public static IAnsiConsole Out { get; } = Create();

    /// <summary>A line of text, taken literally.</summary>
    public static void Line(string text) => Console.WriteLine(text);

    /// <summary>A line in a quiet colour.</summary>
    public static void Quiet(string text) => Out.MarkupLine($"[grey]{text.EscapeMarkup()}[/]");

    /// <summary>A table.</summary>
    public static void Table(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column.EscapeMarkup()));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)).ToArray<Spectre.Console.Rendering.IRenderable>());
        }

        Out.Write(table);
    }

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
