using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Engines;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Runs;

/// <summary>The engine works for nobody who does not wait for it any more.</summary>
public sealed class QueryStopTests(ShortLimitsCluster cluster) : IClassFixture<ShortLimitsCluster>
{
    private const string Heavy = "query SELECT count() FROM numbers(10000000) AS a CROSS JOIN numbers(10000000) AS b WHERE NOT ignore(a.number, b.number)";

    // Less than the time of a query, which would end it as well.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Query_OfACancelledRun_IsGoneFromTheEngine()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, Heavy);
        await EngineProcesses.BeginAsync(cluster.Engines.ClickHouseConnectionString, cluster.CapabilityOf(user));

        await cluster.User(user).CancelRunAsync(run.RunId);

        Assert.True(await EngineProcesses.EndAsync(cluster.Engines.ClickHouseConnectionString, cluster.CapabilityOf(user), Bound), "the query of a cancelled run still runs");
        Assert.Equal(RunStatus.Cancelled, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
    }

    [Fact]
    public async Task Query_OfARunThatIsTimedOut_IsGoneFromTheEngine()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, Heavy);
        await EngineProcesses.BeginAsync(cluster.Engines.ClickHouseConnectionString, cluster.CapabilityOf(user));

        await cluster.EventsAsync(user, run.RunId);

        Assert.Equal(RunStatus.TimedOut, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
        Assert.True(await EngineProcesses.EndAsync(cluster.Engines.ClickHouseConnectionString, cluster.CapabilityOf(user), Bound), "the query of a run that was timed out still runs");
    }
}
