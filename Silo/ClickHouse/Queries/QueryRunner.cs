using System.Diagnostics.CodeAnalysis;
using ClickHouse.Driver;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>The way of a query: gate, the engine's rendering, gate again, engine.</summary>
internal sealed class QueryRunner(EngineClient engine, EngineSettings settings, TableCatalog catalog, CanonicalSql canonicalSql, QueryKiller killer)
{
    /// <summary>Starts a query; its columns are known when this returns.</summary>
    public async Task<RunningQuery> StartAsync(AnalyticsQuery query, Capability capability, QueryLimits limits, bool limitResult, CancellationToken cancellationToken)
    {
        var tables = await catalog.GetAsync(cancellationToken);
        var rendered = await canonicalSql.RenderAsync(tables.Admit(query.Sql).Sql, cancellationToken);
        var admitted = tables.AdmitRendering(rendered);
        var custom = settings.ForQuery(capability, limits, limitResult);
        foreach (var (name, text) in ParameterText.For(query, Placeholders.Find(admitted.Sql)))
        {
            custom[$"param_{name}"] = text;
        }

        var running = await SendAsync(admitted.Sql, custom, capability, cancellationToken);
        running.Tables = admitted.Tables;
        return running;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The running query owns the answer.")]
    private async Task<RunningQuery> SendAsync(string sql, Dictionary<string, object> custom, Capability capability, CancellationToken cancellationToken)
    {
        var queryId = Guid.NewGuid().ToString("N");
        void Stop() => killer.Stop(queryId, capability);

        var client = await engine.ReaderAsync(cancellationToken);
        RunningQuery? running = null;
        try
        {
            var answer = await client.ExecuteRawResultAsync(sql, new QueryOptions { QueryId = queryId, CustomSettings = custom }, cancellationToken);
            running = new RunningQuery(answer, new RowBinaryStream(await answer.ReadAsStreamAsync()), Stop);
            await running.Rows.ReadHeaderAsync(cancellationToken);
            return running;
        }
        catch (Exception exception)
        {
            if (running is not null)
            {
                await running.DisposeAsync();
            }
            else if (exception is OperationCanceledException)
            {
                Stop();
            }

            throw;
        }
    }
}
