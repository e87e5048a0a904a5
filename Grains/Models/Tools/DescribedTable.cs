namespace Netra.Grains.Models.Tools;

/// <summary>A table, as a model is shown it.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">Name and type of each column.</param>
internal sealed record DescribedTable(string Table, string[] Columns);
