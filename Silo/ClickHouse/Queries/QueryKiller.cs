using ClickHouse.Driver;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// Stops queries and inserts in the engine. A closed connection alone does not: the engine notices it only when it next has rows to send.
/// </summary>
internal sealed partial class QueryKiller(EngineClient engine, TimeProvider time, ILogger<QueryKiller> logger)
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Stops a query of the holder of the capability, in the background. What it did not find after some attempts has ended.</summary>
    public void Stop(string queryId, Capability capability) => _ = Task.Run(() => StopAsync(engine.ReaderAsync, queryId, capability));

    /// <summary>The same for an insert: a login may stop what is its own.</summary>
    public void StopInsert(string queryId, Capability capability) => _ = Task.Run(() => StopAsync(engine.WriterAsync, queryId, capability));

    private async Task StopAsync(Func<CancellationToken, ValueTask<ClickHouseClient>> login, string queryId, Capability capability)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            var client = await login(limit.Token);
            var options = new QueryOptions { CustomSettings = EngineSettings.ForCapability(capability) };

            // The request that is to be stopped may not have reached the engine yet.
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                using var answer = await client.ExecuteRawResultAsync($"KILL QUERY WHERE query_id = '{queryId}' ASYNC", options, limit.Token);
                if ((await answer.ReadAsStringAsync()).Contains(queryId, StringComparison.Ordinal))
                {
                    return;
                }

                await Task.Delay(Pause, time, limit.Token);
            }
        }
        catch (Exception exception)
        {
            LogNotStopped(logger, queryId, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Query {QueryId} could not be stopped: {Reason}")]
    private static partial void LogNotStopped(ILogger logger, string queryId, string reason);
}
