namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>How full a column is.</summary>
/// <param name="Column">A column, or <c>metrics['key']</c>.</param>
/// <param name="Present">Rows with a value; of a text column: rows where it is not empty.</param>
/// <param name="Missing">Rows without.</param>
/// <param name="MissingPercent">In percent of all rows.</param>
/// <param name="OutOfRange">Values that cannot be: negative, or no finite number.</param>
internal sealed record ColumnQuality(string Column, long Present, long Missing, double MissingPercent, long OutOfRange);
