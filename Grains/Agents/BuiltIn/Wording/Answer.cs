using System.Text.Json;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>An answer in the making: its lines, and the exact figures behind the rounded ones in them.</summary>
internal sealed class Answer
{
    private readonly List<string> _lines = [];
    private readonly List<string> _notes = [];

    /// <summary>Every figure said, by name.</summary>
    public SortedDictionary<string, JsonElement> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>The analyses behind it, by name.</summary>
    public List<(string Name, AnalysisResult Result)> Analyses { get; } = [];

    public string Text => string.Join('\n', _lines.Concat(_notes.Distinct()));

    public void Line(string line) => _lines.Add(line);

    /// <summary>Something to say at the end, once.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>Says a cell of a result and keeps its exact value.</summary>
    public string Figure(QueryTable table, int row, FigureColumn column, string? of = null) =>
        Figure(table, row, column.Alias, column.Unit, of);

    /// <summary>Says a cell of a result and keeps its exact value.</summary>
    public string Figure(QueryTable table, int row, string column, Unit unit, string? of = null)
    {
        Keep(of is null ? column : $"{column}[{of}]", table.Cell(row, column));
        return Say.Value(table.Number(row, column), unit);
    }

    /// <summary>Keeps what an analysis found, and tells what a reader has to know about it.</summary>
    public T Keep<T>(string name, T result)
        where T : AnalysisResult
    {
        Analyses.Add((name, result));
        foreach (var note in result.Notes)
        {
            Note(note);
        }

        return result;
    }

    /// <summary>Says a figure of an analysis and keeps its exact value.</summary>
    public string Figure(string name, double? value, Unit unit)
    {
        if (value is { } number)
        {
            Keep(name, JsonSerializer.SerializeToElement(number));
        }

        return Say.Value(value, unit);
    }

    /// <summary>Keeps an exact value under a name that is still free.</summary>
    public void Keep(string name, JsonElement value)
    {
        var free = name;
        for (var place = 2; Figures.TryGetValue(free, out var other) && other.GetRawText() != value.GetRawText(); place++)
        {
            free = $"{name}#{place}";
        }

        Figures[free] = value;
    }
}
