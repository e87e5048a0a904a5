using System.Collections.Immutable;
using ClickHouse.Driver.Constraints;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>The checked columns of an insert, and the conversion of its rows.</summary>
internal sealed class InsertPlan
{
    private readonly ImmutableArray<TableColumn> _columns;
    private readonly ImmutableArray<Func<object?, object?>> _writers;

    private InsertPlan(ImmutableArray<TableColumn> columns)
    {
        _columns = columns;
        _writers = [.. columns.Select(Writer)];
    }

    /// <summary>The types by column, as the driver wants them.</summary>
    public Dictionary<string, string> Types => _columns.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);

    /// <summary>The columns' names in order.</summary>
    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>Checks the columns against the table.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidData"/>: one is unknown, named twice, or missing.</exception>
    public static InsertPlan For(TableSchema table, ImmutableArray<string> columns)
    {
        var known = table.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in columns)
        {
            if (!known.ContainsKey(name))
            {
                throw Invalid(name, $"The table {table.Name} has no such column.");
            }

            if (!seen.Add(name))
            {
                throw Invalid(name, "The column is named twice.");
            }
        }

        var missing = table.Columns.FirstOrDefault(c => !c.HasDefault && !seen.Contains(c.Name));
        return missing is null ? new InsertPlan([.. columns.Select(c => known[c])]) : throw Invalid(missing.Name, "The column has no default and must be given.");
    }

    /// <summary>The row as the driver writes it.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidData"/> with row and column.</exception>
    public object?[] Convert(ImmutableArray<object?> row, long number)
    {
        if (row.Length != _columns.Length)
        {
            throw new NetraException(ErrorCodes.InvalidData, $"The row has {row.Length} values for {_columns.Length} columns.") { Row = number };
        }

        var written = new object?[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            try
            {
                written[i] = _writers[i](row[i]);
            }
            catch (InvalidValueException invalid)
            {
                throw new NetraException(ErrorCodes.InvalidData, $"The value does not fit its column of type {_columns[i].Type}: {invalid.Message}.")
                {
                    Row = number,
                    Column = _columns[i].Name,
                };
            }
        }

        return written;
    }

    // Null in a column that has none, but has a default, asks for the default.
    private static Func<object?, object?> Writer(TableColumn column)
    {
        var type = SqlType.Parse(column.Type);
        type.Unwrap(out var nullable);
        var write = ValueWriters.For(type);
        return column.HasDefault && !nullable ? value => value is null ? DBDefault.Value : write(value) : write;
    }

    private static NetraException Invalid(string column, string message) => new(ErrorCodes.InvalidData, message) { Column = column };
}
