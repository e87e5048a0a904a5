using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class LimitTests(EngineFixture engine) : StoreTests(engine)
{
    private const string Endless = "SELECT count() FROM numbers(100000000000000) WHERE NOT ignore(number)";

    // Less than the time of a query, which would end it as well.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9_999, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public async Task Query_Rows_AreLimitedExactly(int rows, bool allowed)
    {
        var query = Host.NewStore().QueryAsync(new AnalyticsQuery($"SELECT number FROM numbers({rows})"), StoreHost.Limits with { ResultRows = 10_000 }, Token);
        if (allowed)
        {
            Assert.Equal(rows, (await query).Rows.Length);
        }
        else
        {
            await query.FailsAsync(ErrorCodes.QueryLimitExceeded);
        }
    }

    [Theory]
    [InlineData(125, true)]
    [InlineData(126, false)]
    public async Task Query_Bytes_AreLimitedExactly(int rows, bool allowed)
    {
        var query = Host.NewStore().QueryAsync(new AnalyticsQuery($"SELECT number FROM numbers({rows})"), StoreHost.Limits with { ResultBytes = 1_000 }, Token);
        if (allowed)
        {
            Assert.Equal(rows, (await query).Rows.Length);
        }
        else
        {
            await query.FailsAsync(ErrorCodes.QueryLimitExceeded);
        }
    }

    [Fact]
    public async Task Query_HugeValue_IsRefused() =>
        await Host.NewStore().QueryAsync("SELECT arrayStringConcat(arrayMap(i -> repeat('x', 1000000), range(100)))").FailsAsync(ErrorCodes.QueryLimitExceeded);

    [Fact]
    public async Task Query_TakingTooLong_IsStoppedAndGone()
    {
        var user = $"user-{Guid.NewGuid():N}";
        var query = Host.Store(user).QueryAsync(new AnalyticsQuery(Endless), StoreHost.Limits with { Time = TimeSpan.FromMilliseconds(300) }, Token);

        await query.FailsAsync(ErrorCodes.QueryLimitExceeded);
        Assert.True(await EngineProcesses.EndAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), Bound), "the query still runs after its time");
    }

    [Fact]
    public async Task Query_Cancelled_IsGoneFromTheEngine()
    {
        var user = $"user-{Guid.NewGuid():N}";
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var query = Host.Store(user).QueryAsync(new AnalyticsQuery(Endless), StoreHost.Limits, cancel.Token);
        await EngineProcesses.BeginAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(Bound, Token));
        Assert.True(await EngineProcesses.EndAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), Bound), "the query still runs after it was cancelled");
    }

    [Fact]
    public async Task Stream_LeftEarly_IsGoneFromTheEngine()
    {
        var user = $"user-{Guid.NewGuid():N}";
        await foreach (var block in Host.Store(user).StreamAsync(new AnalyticsQuery("SELECT number FROM numbers(100000000000000)"), StoreHost.Limits, Token))
        {
            Assert.InRange(block.Rows.Length, 1, 8_192);
            break;
        }

        Assert.True(await EngineProcesses.EndAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), Bound), "the query still runs after its stream was left");
    }

    [Fact]
    public async Task Insert_Cancelled_IsGoneFromTheEngineAndStoredWholeOrNotAtAll()
    {
        const int Rows = 400_000;
        var user = $"user-{Guid.NewGuid():N}";
        var (store, operation) = (Host.Store(user), OperationId.New());
        ImmutableArray<object?>[] rows = [.. Enumerable.Range(0, Rows).Select(i => ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), $"workload {i}"))];
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var insert = store.InsertAsync("workload_events", ["timestamp", "workload_id"], rows, operation, cancel.Token);
        await EngineProcesses.BeginAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user));

        await cancel.CancelAsync();
        await Task.WhenAny(insert);

        Assert.True(await EngineProcesses.EndAsync(Engine.ClickHouseConnectionString, StoreHost.CapabilityOf(user), Bound), "the insert still runs after it was cancelled");
        Assert.Contains((ulong)(await store.ScalarAsync("SELECT count() FROM workload_events"))!, new ulong[] { 0, Rows });
        await store.InsertAsync("workload_events", ["timestamp", "workload_id"], rows, operation, Token);
        Assert.Equal((ulong)Rows, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Stream_ManyRows_ComesInBlocksAndWhole()
    {
        var (rows, sum) = (0L, 0UL);
        await foreach (var block in Host.NewStore().StreamAsync(new AnalyticsQuery("SELECT number FROM numbers(500000)"), StoreHost.Limits with { ResultRows = 1, ResultBytes = 1 }, Token))
        {
            Assert.InRange(block.Rows.Length, 1, 8_192);
            rows += block.Rows.Length;
            sum = block.Rows.Aggregate(sum, (s, row) => s + (ulong)row[0]!);
        }

        Assert.Equal((500_000L, 500_000UL * 499_999UL / 2), (rows, sum));
    }

    [Fact]
    public async Task Stream_ErrorAfterTheFirstRows_IsTheSameFailure()
    {
        var rows = 0;
        var failure = await Assert.ThrowsAsync<NetraException>(async () =>
        {
            await foreach (var block in Host.NewStore().StreamAsync(new AnalyticsQuery("SELECT intDiv(1, 1000000 - toInt64(number)) FROM numbers(2000000)"), StoreHost.Limits, Token))
            {
                rows += block.Rows.Length;
            }
        });

        Assert.Equal((ErrorCodes.QueryFailed, "division"), (failure.Code, failure.ErrorClass));
        Assert.InRange(rows, 1, 1_000_000);
    }
}
