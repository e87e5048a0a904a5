using System.Collections.Immutable;
using ClickHouse.Driver;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>
/// Knows the users' tables. They are the same for all users and change only when an operator adds some, so they are read once
/// and again after a while.
/// </summary>
internal sealed class TableCatalog(EngineClient engine, EngineSettings settings, IOptions<ClickHouseOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The column that says whose a row is. No user may name it.</summary>
    public const string OwnerColumn = "owner";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(10), 100_000, 64 * 1024 * 1024);

    private readonly Capability _nobody = Capability.OfNobody();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private (CatalogSnapshot Snapshot, long ReadAt)? _known;

    /// <summary>The tables.</summary>
    public async ValueTask<CatalogSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Fresh() is { } justRead)
            {
                return justRead;
            }

            var snapshot = new CatalogSnapshot(options.Value.Database, await ReadAsync(cancellationToken));
            _known = (snapshot, time.GetTimestamp());
            return snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private CatalogSnapshot? Fresh() => _known is { } known && time.GetElapsedTime(known.ReadAt) < Freshness ? known.Snapshot : null;

    private async Task<ImmutableArray<TableSchema>> ReadAsync(CancellationToken cancellationToken)
    {
        const string Sql = "SELECT table, name, type, default_kind FROM system.columns WHERE database = currentDatabase() AND (default_kind IN ('', 'DEFAULT') OR name = 'owner') ORDER BY table, position";
        var client = await engine.ReaderAsync(cancellationToken);
        var custom = settings.ForQuery(_nobody, Limits, limitResult: true);
        using var answer = await client.ExecuteRawResultAsync(Sql, new QueryOptions { CustomSettings = custom }, cancellationToken);
        var rows = new RowBinaryStream(await answer.ReadAsStreamAsync());
        await rows.ReadHeaderAsync(cancellationToken);
        var read = await rows.ReadRowsAsync((int)Limits.ResultRows, int.MaxValue, cancellationToken);
        return
        [
            .. from row in read
               group row by (string)row[0]! into table
               where table.Any(IsOwner)
               select new TableSchema(table.Key, [.. table.Where(row => !IsOwner(row)).Select(Column)]),
        ];
    }

    private static bool IsOwner(ImmutableArray<object?> row) => (string)row[1]! == OwnerColumn;

    // A column that may be null, or empty, need not be told to have a default.
    private static TableColumn Column(ImmutableArray<object?> row)
    {
        var type = (string)row[2]!;
        var implied = SqlType.Parse(type).Name is "Nullable" or "Array" or "Map";
        return new TableColumn((string)row[1]!, type, implied || (string)row[3]! != string.Empty);
    }
}
