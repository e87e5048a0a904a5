using System.Globalization;
using ClickHouse.Driver;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.ClickHouse.Erasure;

/// <summary>
/// Deletes the rows of the holder of a capability. The engine asks no policy when it deletes, so the statement names the owner: the hash of the capability,
/// which tells nothing of it. Deleted parts leave the disk when the engine cleans up, within minutes.
/// </summary>
internal sealed class RowEraser(EngineClient engine, TableCatalog catalog)
{
    /// <summary>Deletes the rows of all tables; how many there were.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: some are still there.</exception>
    public async Task<long> EraseAsync(Capability capability, CancellationToken cancellationToken)
    {
        var erased = 0L;
        var tables = await catalog.GetAsync(cancellationToken);
        foreach (var table in tables.Tables)
        {
            erased += await EraseAsync($"`{tables.Database}`.`{table.Name}`", capability, cancellationToken);
        }

        return erased;
    }

    private async Task<long> EraseAsync(string table, Capability capability, CancellationToken cancellationToken)
    {
        var found = await CountAsync(table, capability, cancellationToken);
        if (found == 0)
        {
            return 0;
        }

        var client = await engine.WriterAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = EngineSettings.ForDeletion(capability) };
        using var done = await client.ExecuteRawResultAsync($"ALTER TABLE {table} DELETE WHERE owner = unhex('{capability.Owner()}')", options, cancellationToken);
        return await CountAsync(table, capability, cancellationToken) == 0
            ? found
            : throw new NetraException(ErrorCodes.Unavailable, "Some rows are not deleted yet. Try again.") { RetryAfter = TimeSpan.FromSeconds(5) };
    }

    private async Task<long> CountAsync(string table, Capability capability, CancellationToken cancellationToken)
    {
        var client = await engine.ReaderAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = EngineSettings.ForCapability(capability) };
        using var answer = await client.ExecuteRawResultAsync($"SELECT count() FROM {table} FORMAT TabSeparated", options, cancellationToken);
        return long.Parse(await answer.ReadAsStringAsync(), CultureInfo.InvariantCulture);
    }
}
