using System.Collections.Immutable;
using ClickHouse.Driver;
using ClickHouse.Driver.Compression;
using ClickHouse.Driver.Constraints;
using ClickHouse.Driver.Copy;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>Stores rows: one request, one block, so that all are stored or none.</summary>
internal sealed class RowInserter(EngineClient engine, EngineSettings settings, TableCatalog catalog, QueryKiller killer)
{
    /// <summary>Stores the rows of the holder of the capability.</summary>
    public async Task<long> InsertAsync(
        string table, ImmutableArray<string> columns, IReadOnlyList<ImmutableArray<object?>> rows, Capability capability, OperationId operationId, CancellationToken cancellationToken)
    {
        var tables = await catalog.GetAsync(cancellationToken);
        var schema = tables.Table(table);
        var plan = InsertPlan.For(schema, columns);
        if (rows.Count > EngineSettings.MaxInsertRows)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"An insert holds at most {EngineSettings.MaxInsertRows} rows.");
        }

        if (rows.Count == 0)
        {
            return 0;
        }

        var converted = Convert(plan, rows);
        var queryId = Guid.NewGuid().ToString("N");
        var options = new InsertOptions
        {
            QueryId = queryId,
            CustomSettings = settings.ForInsert(capability, operationId),
            ColumnTypes = plan.Types,
            BatchSize = rows.Count,
            Format = converted.Any(row => row.Contains(DBDefault.Value)) ? RowBinaryFormat.RowBinaryWithDefaults : RowBinaryFormat.RowBinary,
            Compressor = await engine.IsLocalAsync(cancellationToken) ? null : ZstdCompressor.Default,
        };
        var client = await engine.WriterAsync(cancellationToken);
        try
        {
            return await client.InsertBinaryAsync($"`{tables.Database}`.`{schema.Name}`", plan.Names, converted, options, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            killer.StopInsert(queryId, capability);
            throw;
        }
    }

    private static object?[][] Convert(InsertPlan plan, IReadOnlyList<ImmutableArray<object?>> rows)
    {
        var converted = new object?[rows.Count][];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = plan.Convert(rows[i], i + 1);
        }

        return converted;
    }
}
