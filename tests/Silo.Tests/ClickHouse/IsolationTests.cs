using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class IsolationTests(EngineFixture engine) : StoreTests(engine)
{
    private const string Workloads = "SELECT groupArray(workload_id) FROM (SELECT workload_id FROM workload_events ORDER BY workload_id)";

    [Fact]
    public async Task Query_TwoUsers_EachSeesOwnRowsOnly()
    {
        var (alice, bob) = (Host.NewStore(), Host.NewStore());
        await alice.InsertAsync(OperationId.New(), "alice-1", "alice-2");
        await bob.InsertAsync(OperationId.New(), "bob-1");

        Assert.Equal(["alice-1", "alice-2"], Texts(await alice.ScalarAsync(Workloads)));
        Assert.Equal(["bob-1"], Texts(await bob.ScalarAsync(Workloads)));
    }

    [Fact]
    public async Task Query_LaterGeneration_FindsNothingOfTheEarlier()
    {
        var user = $"user-{Guid.NewGuid():N}";
        await Host.Store(user, generation: 1).InsertAsync(OperationId.New(), "old");

        Assert.Equal(0UL, await Host.Store(user, generation: 2).ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_SameOperationAgain_StoresNothing()
    {
        var store = Host.NewStore();
        var operation = OperationId.New();

        Assert.Equal(1, await store.InsertAsync(operation, "once"));
        Assert.Equal(1, await store.InsertAsync(operation, "once"));

        Assert.Equal(1UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_SameRowsInAnotherOperation_StoresThemAgain()
    {
        var store = Host.NewStore();
        await store.InsertAsync(OperationId.New(), "same");
        await store.InsertAsync(OperationId.New(), "same");

        Assert.Equal(2UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_SameOperationOfAnotherUser_KeepsItsRows()
    {
        var operation = OperationId.New();
        var stores = Enumerable.Range(0, 40).Select(_ => Host.NewStore()).ToArray();
        foreach (var store in stores)
        {
            await store.InsertAsync(operation, "same");
        }

        // 40 users and 16 partitions: some share one.
        foreach (var store in stores)
        {
            Assert.Equal(1UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
        }
    }

    [Theory]
    [InlineData("SELECT owner FROM workload_events")]
    [InlineData("SELECT 1 SETTINGS SQL_netra_capability = ''")]
    [InlineData("SELECT * FROM system.tables")]
    [InlineData("SELECT getSetting('log_comment')")]
    [InlineData("SELECT getSetting('SQL_netra_capability')")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("DROP TABLE workload_events")]
    [InlineData("SELECT * FROM url('http://127.0.0.1/', CSV)")]
    public async Task Query_ReachingBeyondOwnRows_IsNotAllowed(string sql) =>
        await Host.NewStore().QueryAsync(sql).FailsAsync(ErrorCodes.QueryNotAllowed);

    [Fact]
    public async Task Describe_Tables_HaveNoOwner()
    {
        var tables = await Host.NewStore().DescribeAsync(TestContext.Current.CancellationToken);

        var events = Assert.Single(tables, t => t.Name == "workload_events");
        Assert.DoesNotContain(events.Columns, c => c.Name == "owner");
        Assert.Equal(["timestamp"], events.Columns.Where(c => !c.HasDefault).Select(c => c.Name));
        Assert.Contains(tables, t => t.Name == "data_access_audit");
    }

    private static IEnumerable<string?> Texts(object? value) => ((System.Collections.Immutable.ImmutableArray<object?>)value!).Select(v => (string?)v);
}
