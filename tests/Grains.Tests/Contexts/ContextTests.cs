using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Tests.Durable;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Contexts;

public sealed class ContextTests(NetraCluster cluster)
{
    [Fact]
    public async Task Open_FiftyAtOnce_ExactlyTheLimitSucceeds()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "open 50");

        Assert.Equal("opened 5 refused 45", run.Result!.Answer);
        Assert.Equal(0, (await cluster.User(user).GetStatisticsAsync()).Contexts[0].Open);
    }

    [Fact]
    public async Task ClickHouseContext_TwoUsers_SeeTheirOwnRowsOnly()
    {
        var (alice, bob) = (NetraCluster.NewUser("alice"), NetraCluster.NewUser("bob"));
        await cluster.RunToEndAsync(alice, "insert 7");
        await cluster.RunToEndAsync(bob, "insert 3");

        var both = await Task.WhenAll(new[] { alice, bob }.Select(user => cluster.RunToEndAsync(user, "query SELECT count() FROM workload_events")));

        Assert.Equal(["7", "3"], both.Select(run => run.Result!.Answer));
    }

    [Fact]
    public async Task Contexts_OpenWhileTheUserMoves_GoOnWithTheirAgent()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "hold gate");
        await OpenAsync(user);

        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        await Patiently.CallAsync(() => cluster.OpenGateAsync(user, "gate"));
        await cluster.EventsAsync(user, run.RunId);

        Assert.Equal("rows=0 gate=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.All((await cluster.User(user).GetStatisticsAsync()).Contexts, contexts => Assert.Equal((0, 1L), (contexts.Open, contexts.Opened)));
    }

    [Fact]
    public async Task RedisContext_TwoUsersWithTheSameKey_CountApart()
    {
        var (alice, bob) = (NetraCluster.NewUser("alice"), NetraCluster.NewUser("bob"));

        await cluster.RunToEndAsync(alice, "count visits\ncount visits");
        var run = await cluster.RunToEndAsync(bob, "count visits");

        Assert.Equal("visits=1", run.Result!.Answer);
    }

    [Fact]
    public async Task Session_Values_KeepTheirTypes()
    {
        var user = cluster.User(NetraCluster.NewUser());

        await user.StoreSessionDataAsync("text", "123");
        await user.StoreSessionDataAsync("number", 123);
        await user.StoreSessionDataAsync("list", new[] { 1, 2 });

        Assert.Equal("123", await user.GetSessionDataAsync<string>("text"));
        Assert.Equal(123, await user.GetSessionDataAsync<int>("number"));
        Assert.Equal(new List<int> { 1, 2 }, await user.GetSessionDataAsync<List<int>>("list"));
        Assert.Null(await user.GetSessionDataAsync<string>("missing"));
        Assert.Equal(["list", "number", "text"], await user.ListSessionKeysAsync());
    }

    [Fact]
    public async Task QueryCache_OwnInsert_IsSeenByTheNextQuery()
    {
        var user = NetraCluster.NewUser();
        const string Count = "query SELECT count() FROM workload_events";

        var run = await cluster.RunToEndAsync(user, $"{Count}\n{Count}\ninsert 4\n{Count}");

        Assert.Equal("0\n0\ninserted 4\n4", run.Result!.Answer);
        Assert.True((await cluster.User(user).GetStatisticsAsync()).QueryCache.Hits >= 1);
    }

    private async Task OpenAsync(string user)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await cluster.User(user).GetStatisticsAsync()).Contexts.Any(contexts => contexts.Open == 0))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
