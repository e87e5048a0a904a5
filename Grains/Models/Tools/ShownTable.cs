using System.Text.Json;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Models.Tools;

/// <summary>A result as a model is shown it: as many rows as fit, and how many there were.</summary>
/// <param name="Columns">Name and type of each column.</param>
/// <param name="Rows">The rows shown.</param>
/// <param name="RowCount">How many rows there were.</param>
/// <param name="Note">What is not shown; <see langword="null"/>: nothing.</param>
internal sealed record ShownTable(string[] Columns, JsonElement[][] Rows, int RowCount, string? Note)
{
    private const int MaxCell = 2_000;

    /// <summary>As much of a result as a model is shown.</summary>
    public static ShownTable Of(QueryTable table, ModelLimits limits)
    {
        var rows = new List<JsonElement[]>();
        var bytes = 0;
        var cut = false;
        foreach (var row in table.Rows.Take(limits.ToolResultRows))
        {
            JsonElement[] shown = [.. row.Select(cell => Shown(cell, ref cut))];
            bytes += JsonSerializer.SerializeToUtf8Bytes(shown, EventJson.Options).Length;
            if (bytes > limits.ToolResultBytes)
            {
                break;
            }

            rows.Add(shown);
        }

        var note = rows.Count < table.Rows.Length ? $"Only the first {rows.Count} of {table.Rows.Length} rows are shown. Aggregate, filter or order in SQL to see what matters." : null;
        return new ShownTable(
            [.. table.Columns.Zip(table.Types, (name, type) => $"{name} {type}")],
            [.. rows],
            table.Rows.Length,
            cut ? $"{note} Long values are cut off.".Trim() : note);
    }

    private static JsonElement Shown(JsonElement cell, ref bool cut)
    {
        var text = cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetRawText();
        if (text.Length <= MaxCell)
        {
            return cell;
        }

        cut = true;
        return JsonSerializer.SerializeToElement(string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxCell - 1]) ? MaxCell - 1 : MaxCell), "…"), EventJson.Options);
    }
}
