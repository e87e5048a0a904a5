namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>A figure as a column of a query.</summary>
/// <param name="Alias">The column's name.</param>
/// <param name="Sql">The expression.</param>
/// <param name="Label">What it is called in an answer.</param>
/// <param name="Unit">What it counts.</param>
internal sealed record FigureColumn(string Alias, string Sql, string Label, Unit Unit)
{
    public string Selected => $"{Sql} AS {Alias}";
}
