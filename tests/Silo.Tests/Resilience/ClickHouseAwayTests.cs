using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.ClickHouse;
using Netra.Silo.Resilience;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;
using Polly.CircuitBreaker;

namespace Netra.Silo.Tests.Resilience;

public sealed class ClickHouseAwayTests(ClickHouseAwayTests.OwnEngine own) : IClassFixture<ClickHouseAwayTests.OwnEngine>, IAsyncDisposable
{
    private const string Endless = "SELECT count() FROM numbers(100000000000000) WHERE NOT ignore(number)";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly EngineFixture _engine = own.Engine;
    private readonly StoreHost _host = new(own.Engine.ClickHouseConnectionString, ("Netra:Resilience:ProbeTimeout", "00:00:00.5"));

    private Circuit Circuit => _host.Get<EngineClient>().Circuit;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Engine_PausedUnderQueries_TheyAreUnavailableAndItIsFoundAgain()
    {
        var user = $"user-{Guid.NewGuid():N}";
        var store = _host.Store(user);
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
        Assert.True(await EngineProcesses.EndAsync(_engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), TimeSpan.FromSeconds(15)), "the query that was given up still runs");
    }

    [Fact]
    public async Task Engine_KilledAndStartedAgain_IsFoundAgainAndKeepsTheRowsOfOneOperationOnce()
    {
        var store = _host.NewStore();
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
        var store = _host.NewStore();
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

    /// <summary>Engines that no other class uses while these tests take them away.</summary>
    public sealed class OwnEngine : IAsyncLifetime
    {
        public EngineFixture Engine { get; } = new();

        public ValueTask InitializeAsync() => Engine.InitializeAsync();

        public ValueTask DisposeAsync() => Engine.DisposeAsync();
    }
}
