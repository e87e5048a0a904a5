using System.Globalization;
using Spectre.Console;

namespace Netra.Client.Cli.Output;

/// <summary>Rows as a table; on a screen too narrow for that, one record below the other.</summary>
internal static class ResultTable
{
    // A column narrower than this is broken in ways nobody can read.
    private const int LeastWidth = 10;
    private const int Gap = 3;

    /// <summary>Draws the rows.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="columns">Names, and whether the values are numbers, which stand to the right.</param>
    /// <param name="rows">The cells of each row.</param>
    public static void Write(Terminal terminal, IReadOnlyList<(string Name, bool IsNumber)> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (columns.Count == 0)
        {
            return;
        }

        if (terminal.Width is { } width && !Fits(columns, rows, width))
        {
            WriteRecords(terminal, columns, rows);
            return;
        }

        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        foreach (var (name, isNumber) in columns)
        {
            var column = new TableColumn(new Text(Printable.Of(name)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(Printable.Of(cell))));
        }

        terminal.Write(table);
    }

    private static bool Fits(IReadOnlyList<(string Name, bool IsNumber)> columns, IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var needed = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            var cells = rows.Count == 0 ? 0 : rows.Max(row => row[i].Length);
            var whole = Math.Max(columns[i].Name.Length, cells);

            // Numbers and names must not be broken; text may be.
            needed += Gap + (columns[i].IsNumber ? whole : Math.Max(columns[i].Name.Length, Math.Min(whole, LeastWidth)));
        }

        return needed <= width;
    }

    private static void WriteRecords(Terminal terminal, IReadOnlyList<(string Name, bool IsNumber)> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var name = columns.Max(column => column.Name.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            terminal.Quiet(string.Create(CultureInfo.InvariantCulture, $"-- row {i + 1}"));
            for (var column = 0; column < columns.Count; column++)
            {
                terminal.Line($"{columns[column].Name.PadRight(name)}  {rows[i][column]}");
            }
        }
    }
}
