using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.ClickHouse;
using Netra.Silo.Resilience;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;
using Polly.CircuitBreaker;

namespace Netra.Silo.Tests.Resilience;

public sealed class ClickHouseAwayTests : IAsyncLifetime
{
    private const string Endless = "SELECT count() FROM numbers(100000000000000) WHERE NOT ignore(number)";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly EngineFixture _engine = new();
    private StoreHost? _host;

    private StoreHost Host => _host!;

    private Circuit Circuit => Host.Get<EngineClient>().Circuit;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _engine.InitializeAsync();
        _host = new StoreHost(_engine.ClickHouseConnectionString, ("Netra:Resilience:ProbeTimeout", "00:00:00.5"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task Engine_PausedUnderQueries_TheyAreUnavailableAndItIsFoundAgain()
    {
        var user = $"user-{Guid.NewGuid():N}";
        var store = Host.Store(user);
        await store.QueryAsync("SELECT 1");
        var running = store.QueryAsync(new AnalyticsQuery(Endless), StoreHost.Limits, Token);
        await EngineProcesses.BeginAsync(_engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user));

        ProcessSignals.Pause(_engine.ProcessId);
        var waiting = store.QueryAsync(new AnalyticsQuery("SELECT 1"), StoreHost.Limits, Token);
        while (await Circuit.ProbeAsync() || Circuit.State == CircuitState.Closed)
        {
        }

        Assert.NotNull((await running.FailsAsync(ErrorCodes.Unavailable)).RetryAfter);
        await waiting.FailsAsync(ErrorCodes.Unavailable);
        await store.QueryAsync("SELECT 1").FailsAsync(ErrorCodes.Unavailable);
        await store.InsertAsync(OperationId.New(), "x").FailsAsync(ErrorCodes.Unavailable);
        ProcessSignals.Resume(_engine.ProcessId);
        await ClosedAsync();

        Assert.Equal(0UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
        Assert.True(await EngineProcesses.EndAsync(_engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), TimeSpan.FromSeconds(5)), "the query that was given up still runs");
    }

    [Fact]
    public async Task Engine_KilledAndStartedAgain_IsFoundAgainAndKeepsTheRowsOfOneOperationOnce()
    {
        var store = Host.NewStore();
        var operation = OperationId.New();
        await store.InsertAsync(operation, "x");

        await _engine.KillAsync();
        while (Circuit.State == CircuitState.Closed)
        {
            await store.QueryAsync("SELECT count() FROM workload_events").FailsAsync(ErrorCodes.Unavailable);
        }

        await store.QueryAsync("SELECT count() FROM workload_events").FailsAsync(ErrorCodes.Unavailable);
        await _engine.RestartAsync();
        await ClosedAsync();

        await store.InsertAsync(operation, "x");
        Assert.Equal(1UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Queries_RefusedByTheEngineOrTooLong_LeaveTheCircuitClosed()
    {
        var store = Host.NewStore();
        for (var i = 0; i < 5; i++)
        {
            await store.QueryAsync("SELECT intDiv(1, 0)").FailsAsync(ErrorCodes.QueryFailed);
            await store.QueryAsync(new AnalyticsQuery(Endless), StoreHost.Limits with { Time = TimeSpan.FromMilliseconds(50) }, Token).FailsAsync(ErrorCodes.QueryLimitExceeded);
        }

        Assert.Equal(CircuitState.Closed, Circuit.State);
    }

    private async Task ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Circuit.State != CircuitState.Closed)
        {
            Assert.True(await timer.WaitForNextTickAsync(patience.Token));
        }
    }
}
