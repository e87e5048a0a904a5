using System.Text.Json;

namespace Netra.Grains.Agents.BuiltIn.Results;

/// <summary>The result of a query in a form that survives a round trip through JSON.</summary>
internal sealed record QueryTable(string[] Columns, string[] Types, JsonElement[][] Rows)
{
    public int Column(string name) => Array.IndexOf(Columns, name) is var at and >= 0 ? at : throw new ArgumentException($"The result has no column '{name}'.", nameof(name));

    public JsonElement Cell(int row, string column) => Rows[row][Column(column)];

    /// <summary>A number, or <see langword="null"/> where the engine had none.</summary>
    public double? Number(int row, string column) => Cell(row, column) is { ValueKind: JsonValueKind.Number } cell ? cell.GetDouble() : null;

    public long Count(int row, string column) => Cell(row, column) is { ValueKind: JsonValueKind.Number } cell ? cell.GetInt64() : 0;

    public string Text(int row, string column)
    {
        var cell = Cell(row, column);
        return cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.ToString();
    }

    public DateTime Time(int row, string column) => Cell(row, column).GetDateTime().ToUniversalTime();
}
