using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>The users' tables, and what is in their columns.</summary>
internal sealed class Tables(ImmutableArray<TableSchema> schema)
{
    /// <summary>All of them.</summary>
    public ImmutableArray<TableSchema> All { get; } = schema;

    /// <summary>The columns of a table.</summary>
    public static Names NamesOf(TableSchema table, string prefix) => new([.. table.Columns.Select(column => ($"{prefix}{column.Name}", KindOf(column.Type)))]);

    /// <summary>What a column holds.</summary>
    public static ValueKind KindOf(string type) => type.Replace("Nullable(", string.Empty, StringComparison.Ordinal).Replace("LowCardinality(", string.Empty, StringComparison.Ordinal) switch
    {
        var name when name.StartsWith("Map", StringComparison.Ordinal) => ValueKind.Map,
        var name when name.StartsWith("String", StringComparison.Ordinal) => ValueKind.Text,
        var name when name.StartsWith("Date", StringComparison.Ordinal) => ValueKind.Time,
        var name when name.StartsWith("UUID", StringComparison.Ordinal) => ValueKind.Id,
        var name when name.StartsWith("Array", StringComparison.Ordinal) => ValueKind.Numbers,
        _ => ValueKind.Number,
    };
}
