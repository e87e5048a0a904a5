using Netra.Grains.Abstractions.Data;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>A server, unlike the embedded engine, goes on with a query whose client has left: it has to be told.</summary>
public sealed class QueryStopTests(EngineFixture engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Stream_LeftEarly_IsStoppedByItsId()
    {
        await using var proxy = await RewritingProxy.StartAsync(engine.ClickHouseConnectionString, sql => sql);
        await using var host = new StoreHost(proxy.ConnectionString);

        await foreach (var _ in host.NewStore().StreamAsync(new AnalyticsQuery("SELECT number FROM numbers(100000000000000)"), StoreHost.Limits, TestContext.Current.CancellationToken))
        {
            break;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!proxy.Statements.Any(sql => sql.StartsWith("KILL QUERY WHERE query_id = '", StringComparison.Ordinal)))
        {
            Assert.True(await timer.WaitForNextTickAsync(patience.Token));
        }
    }
}
