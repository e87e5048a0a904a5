using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.SqlGate;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>The users' tables as they were when they were last read, and the gate that admits queries over them.</summary>
internal sealed class CatalogSnapshot : ISqlCatalog
{
    // The engine writes more brackets and names out than the user did.
    private const int RenderingGrowth = 4;

    private readonly Dictionary<string, TableSchema> _tables;
    private readonly Dictionary<string, SqlTable> _named;
    private readonly Grains.SqlGate.SqlGate _gate;
    private readonly Grains.SqlGate.SqlGate _renderings;

    /// <summary>A snapshot of these tables of one database.</summary>
    public CatalogSnapshot(string database, ImmutableArray<TableSchema> tables)
    {
        Database = database;
        Tables = tables;
        _tables = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        _named = tables.ToDictionary(t => t.Name, t => new SqlTable(t.Name, [.. t.Columns.Select(c => c.Name)]), StringComparer.Ordinal);
        _gate = new Grains.SqlGate.SqlGate(this);
        _renderings = new Grains.SqlGate.SqlGate(this) { MaxLength = _gate.MaxLength * RenderingGrowth };
    }

    /// <inheritdoc/>
    public string Database { get; }

    /// <summary>The tables, with the columns a user may name.</summary>
    public ImmutableArray<TableSchema> Tables { get; }

    /// <inheritdoc/>
    public bool TryGetTable(string name, out SqlTable table) => _named.TryGetValue(name, out table!);

    /// <summary>The text to run, out of what a user sent.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.QueryNotAllowed"/>, with the position.</exception>
    public SqlVerdict Admit(string sql) => Read(_gate, sql, positioned: true);

    /// <summary>The text to run, out of the engine's rendering of it; a position in there would mislead the user.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.QueryNotAllowed"/>.</exception>
    public SqlVerdict AdmitRendering(string sql) => Read(_renderings, sql, positioned: false);

    /// <summary>The table of that name.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.NotFound"/>.</exception>
    public TableSchema Table(string name) => _tables.GetValueOrDefault(name)
        ?? throw new NetraException(ErrorCodes.NotFound, "There is no table of that name.");

    private static SqlVerdict Read(Grains.SqlGate.SqlGate gate, string sql, bool positioned)
    {
        var verdict = gate.Read(sql);
        return verdict.Allowed
            ? verdict
            : throw new NetraException(ErrorCodes.QueryNotAllowed, verdict.Refusal ?? "The query is not allowed.") { Position = positioned ? verdict.Position : null };
    }
}
