using System.Collections.Immutable;
using ClickHouse.Driver;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Queries;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>Asks the engine about its tables, as somebody who has no rows.</summary>
internal sealed class SchemaReader(EngineClient engine, EngineSettings settings, TimeProvider time)
{
    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(10), 100_000, 64 * 1024 * 1024);

    private readonly Capability _nobody = Capability.OfNobody();

    /// <summary>All tables of the users' database.</summary>
    public async Task<ImmutableArray<TableFacts>> TablesAsync(CancellationToken cancellationToken)
    {
        var rows = await AskAsync(
            "SELECT name, engine, primary_key, sorting_key, partition_key, create_table_query FROM system.tables WHERE database = currentDatabase() ORDER BY name", cancellationToken);
        return [.. rows.Select(r => new TableFacts((string)r[0]!, (string)r[1]!, (string)r[2]!, (string)r[3]!, (string)r[4]!, (string)r[5]!))];
    }

    /// <summary>Table, name, type and kind of default of all columns of the users' database.</summary>
    public Task<ImmutableArray<ImmutableArray<object?>>> ColumnsAsync(CancellationToken cancellationToken) => AskAsync(
        "SELECT table, name, type, default_kind FROM system.columns WHERE database = currentDatabase() AND (default_kind IN ('', 'DEFAULT') OR name = 'owner') ORDER BY table, position",
        cancellationToken);

    /// <summary>How many rows of a table somebody sees who has none; more than 0 when its row policies do not hold.</summary>
    public async Task<ulong> RowsSeenByNobodyAsync(string table, CancellationToken cancellationToken) =>
        (ulong)(await AskAsync($"SELECT count() FROM `{table.Replace("`", "\\`", StringComparison.Ordinal)}`", cancellationToken))[0][0]!;

    /// <summary>The server's version, such as <c>26.8.2.2</c>.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken) => (string)(await AskAsync("SELECT version()", cancellationToken))[0][0]!;

    private async Task<ImmutableArray<ImmutableArray<object?>>> AskAsync(string sql, CancellationToken cancellationToken)
    {
        // Others wait for this answer: an engine that says nothing must not hold them.
        using var limit = new CancellationTokenSource(Limits.Time, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, engine.Circuit.Opened, cancellationToken);
        try
        {
            return await AskAtOnceAsync(sql, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw engine.Circuit.Away();
        }
    }

    private async Task<ImmutableArray<ImmutableArray<object?>>> AskAtOnceAsync(string sql, CancellationToken cancellationToken)
    {
        var client = await engine.ReaderAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = settings.ForQuery(_nobody, Limits, limitResult: true) };
        using var answer = await client.ExecuteRawResultAsync(sql, options, cancellationToken);
        var rows = new RowBinaryStream(await answer.ReadAsStreamAsync());
        await rows.ReadHeaderAsync(cancellationToken);
        return await rows.ReadRowsAsync((int)Limits.ResultRows, int.MaxValue, cancellationToken);
    }
}
