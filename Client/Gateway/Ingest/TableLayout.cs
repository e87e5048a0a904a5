using System.Collections.Immutable;
using Netra.Client.Gateway.Ingest.Types;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Ingest;

/// <summary>The columns of a table, ready to read values for them.</summary>
internal sealed class TableLayout
{
    private readonly Dictionary<string, int> _places;

    public TableLayout(TableSchema schema)
    {
        Columns = [.. schema.Columns.Select(ToImportColumn)];
        _places = Columns.Select((column, place) => (column.Name, place)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The columns, in the table's order.</summary>
    public ImmutableArray<ImportColumn> Columns { get; }

    /// <summary>The place of a column; names are compared exactly, as the engine does.</summary>
    public bool TryFind(string name, out int place) => _places.TryGetValue(name, out place);

    private static ImportColumn ToImportColumn(TableColumn column)
    {
        var type = ColumnTypes.Of(column.Type);
        return new ImportColumn(column.Name, type, column.HasDefault || type.IsNullable);
    }
}
