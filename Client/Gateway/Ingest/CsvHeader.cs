using System.Collections.Immutable;

namespace Netra.Client.Gateway.Ingest;

/// <summary>Finds the columns that a CSV header names.</summary>
internal static class CsvHeader
{
    public static ImmutableArray<ImportColumn> Resolve(ImmutableArray<string> names, TableLayout layout, long line)
    {
        var columns = ImmutableArray.CreateBuilder<ImportColumn>(names.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!layout.TryFind(name, out var place))
            {
                throw DataProblem.At(line, null, name, "is not a column of the table");
            }

            if (!seen.Add(name))
            {
                throw DataProblem.At(line, null, name, "is named twice");
            }

            columns.Add(layout.Columns[place]);
        }

        foreach (var column in layout.Columns)
        {
            if (!column.MayBeLeftOut && !seen.Contains(column.Name))
            {
                throw DataProblem.At(line, null, column.Name, "is required and missing");
            }
        }

        return columns.MoveToImmutable();
    }
}
