using ClickHouse.Driver;
using Microsoft.Extensions.Options;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>
/// Brings a server's schema up to date when the host starts, if a login for that is configured: tables first, their policies at
/// once after. The embedded engine does this itself.
/// </summary>
internal sealed partial class ClickHouseSchema(EngineClient engine, SchemaReader reader, IOptions<ClickHouseOptions> options, ILogger<ClickHouseSchema> logger) : IHostedService
{
    private const string Folder = "schema";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = options.Value;
        if (configured.SchemaConnectionString.Length == 0)
        {
            return;
        }

        using var client = engine.Make(configured.SchemaConnectionString);
        await RunAsync(client, $"CREATE DATABASE IF NOT EXISTS `{configured.Database}`", "default", cancellationToken);
        foreach (var file in Files())
        {
            foreach (var statement in SchemaScript.Statements(await File.ReadAllTextAsync(file, cancellationToken)))
            {
                await RunAsync(client, statement, configured.Database, cancellationToken);
            }
        }

        foreach (var table in await reader.TablesAsync(cancellationToken))
        {
            foreach (var statement in SchemaScript.Policies(configured.Database, table.Name))
            {
                await RunAsync(client, statement, configured.Database, cancellationToken);
            }

            if (configured.RetentionDays is { } days)
            {
                await RunAsync(client, SchemaScript.Retention(configured.Database, table.Name, days), configured.Database, cancellationToken);
            }
        }

        LogApplied(logger, configured.Database);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task RunAsync(ClickHouseClient client, string statement, string database, CancellationToken cancellationToken) =>
        await client.ExecuteNonQueryAsync(
            statement, null, new QueryOptions { Database = database, CustomSettings = EngineSettings.ForCapability(Capability.OfNobody()) }, cancellationToken);

    private static IEnumerable<string> Files()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, Folder);
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null && !Directory.Exists(beside); directory = directory.Parent)
        {
            beside = Path.Combine(directory.FullName, "deploy", "clickhouse", Folder);
        }

        return Directory.EnumerateFiles(beside, "*.sql").Order(StringComparer.Ordinal);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The schema of database {Database} is up to date")]
    private static partial void LogApplied(ILogger logger, string database);
}
