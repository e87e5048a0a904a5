using System.Text;
using ClickHouse.Driver;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse;
using Netra.Silo.ClickHouse.Queries;

namespace Netra.Silo.Attestation;

/// <summary>The engine as an attacker reaches it who got past the gate: the runtime's own logins, settings and a canary's capability.</summary>
internal sealed class CanaryEngine(EngineClient engine, EngineSettings settings)
{
    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(2), 10_000, 1 << 20);

    /// <summary>Stores rows, one by one, whose texts are the canary's token.</summary>
    public async Task PlantAsync(TableSchema table, Canary canary, int rows, CancellationToken cancellationToken)
    {
        var texts = table.Columns.Where(column => column.Type == "String").Select(column => column.Name).ToArray();
        var (names, values) = texts.Length == 0
            ? ($"`{table.Columns[0].Name}`", "DEFAULT")
            : (string.Join(", ", texts.Select(name => $"`{name}`")), string.Join(", ", texts.Select(_ => $"'{canary.Token}'")));
        for (var i = 0; i < rows; i++)
        {
            await WriteAsync($"INSERT INTO `{table.Name}` ({names}) VALUES ({values})", canary, cancellationToken);
        }
    }

    /// <summary>Sends a statement with the reading login; the answer as text.</summary>
    /// <exception cref="EngineException">The engine failed after it had begun to answer.</exception>
    public async Task<string> ReadAsync(string sql, Canary canary, CancellationToken cancellationToken)
    {
        var client = await engine.ReaderAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = settings.ForQuery(canary.Capability, Limits, limitResult: true) };
        using var answer = await client.ExecuteRawResultAsync(sql, options, cancellationToken);
        var text = await answer.ReadAsStringAsync();

        // What was sent before the error is kept with it: it counts as much.
        return MidStreamError.Find(Encoding.UTF8.GetBytes(text)) is null ? text : throw new EngineException(text);
    }

    /// <summary>Sends a statement with the writing login.</summary>
    public async Task WriteAsync(string sql, Canary canary, CancellationToken cancellationToken)
    {
        var client = await engine.WriterAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = settings.ForInsert(canary.Capability, OperationId.New()) };
        using var answer = await client.ExecuteRawResultAsync(sql, options, cancellationToken);
    }
}
