using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>
/// Knows the users' tables. They are the same for all users and change only when an operator adds some, so they are read once
/// and again after a while. When one of them is not laid out as the isolation needs it, there are none: nothing is served.
/// </summary>
internal sealed partial class TableCatalog(
    SchemaReader schema, EngineClient engine, IOptions<ClickHouseOptions> options, TimeProvider time, ILogger<TableCatalog> logger) : IDisposable
{
    /// <summary>The column that says whose a row is. No user may name it.</summary>
    public const string OwnerColumn = "owner";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    // The embedded engine knows no custom settings; its front carries the capability in this one.
    private const string EmbeddedSetting = "log_comment";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private (CatalogSnapshot? Snapshot, string? Problem, long ReadAt)? _known;

    /// <summary>The tables.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the schema is not in order; the log and the health check say what to do.</exception>
    public async ValueTask<CatalogSnapshot> GetAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Snapshot
        ?? throw new NetraException(ErrorCodes.Unavailable, "The tables are not set up as they must be; an operator has to act.") { RetryAfter = Freshness };

    /// <summary>What is wrong with the tables and what to do about it; <see langword="null"/> when all is well.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Problem;

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async ValueTask<(CatalogSnapshot? Snapshot, string? Problem)> ReadAsync(CancellationToken cancellationToken)
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

            var problem = await FindProblemAsync(cancellationToken);
            var snapshot = problem is null ? new CatalogSnapshot(options.Value.Database, await TablesAsync(cancellationToken)) : null;
            if (problem is not null)
            {
                LogRefused(logger, problem);
            }

            _known = (snapshot, problem, time.GetTimestamp());
            return (snapshot, problem);
        }
        finally
        {
            _reading.Release();
        }
    }

    private (CatalogSnapshot? Snapshot, string? Problem)? Fresh() =>
        _known is { } known && time.GetElapsedTime(known.ReadAt) < Freshness ? (known.Snapshot, known.Problem) : null;

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        var local = await engine.IsLocalAsync(cancellationToken);
        if (!local && VersionFloor.Problem(await schema.VersionAsync(cancellationToken)) is { } outdated)
        {
            return outdated;
        }

        var setting = local ? EmbeddedSetting : Capability.Setting;
        var tables = await schema.TablesAsync(cancellationToken);
        if (tables.IsEmpty)
        {
            return $"The database {options.Value.Database} has no tables; apply deploy/clickhouse/schema.";
        }

        var problems = SchemaLint.Problems(tables, setting).ToList();
        if (problems.Count == 0)
        {
            foreach (var table in tables)
            {
                if (await schema.RowsSeenByNobodyAsync(table.Name, cancellationToken) > 0)
                {
                    problems.Add($"Table {table.Name} shows rows to somebody who has none; create its row policies as in docs/security.md.");
                }
            }
        }

        return problems.Count == 0 ? null : string.Join(' ', problems);
    }

    private async Task<ImmutableArray<TableSchema>> TablesAsync(CancellationToken cancellationToken) =>
    [
        .. from row in await schema.ColumnsAsync(cancellationToken)
           group row by (string)row[0]! into table
           where table.Any(IsOwner)
           select new TableSchema(table.Key, [.. table.Where(row => !IsOwner(row)).Select(Column)]),
    ];

    private static bool IsOwner(ImmutableArray<object?> row) => (string)row[1]! == OwnerColumn;

    // A column that may be null, or empty, need not be told to have a default.
    private static TableColumn Column(ImmutableArray<object?> row)
    {
        var type = (string)row[2]!;
        var implied = SqlType.Parse(type).Name is "Nullable" or "Array" or "Map";
        return new TableColumn((string)row[1]!, type, implied || (string)row[3]! != string.Empty);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No query is served: {Problem}")]
    private static partial void LogRefused(ILogger logger, string problem);
}
