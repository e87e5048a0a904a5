namespace Netra.Grains.SqlGate;

/// <summary>A table of the user and the columns that may be read.</summary>
internal sealed record SqlTable(string Name, IReadOnlyList<string> Columns);
