using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Tests.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

/// <summary>Events that are dropped by number while somebody reads them.</summary>
public sealed class TrimTests(ShortLimitsCluster cluster) : IClassFixture<ShortLimitsCluster>
{
    private static readonly string Thoughts = string.Join('\n', Enumerable.Repeat("think a", 120));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_OvertakenByTheTail_IsToldAndNeverSkips()
    {
        var user = NetraCluster.NewUser();
        await ThinkAsync(user, 2);

        // Its next activation remembers nothing of them, so that they are read from the log.
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        await using var batches = cluster.User(user).SubscribeAsync(new EventSubscription(0, null), Cancel).WithBatchSize(1).GetAsyncEnumerator(Cancel);
        Assert.True(await batches.MoveNextAsync());
        var place = batches.Current.Through;
        Assert.Equal(Enumerable.Range(1, (int)place), batches.Current.Events.Select(e => (int)e.Sequence));

        await ThinkAsync(user, 3);
        var kept = (await cluster.User(user).GetStatisticsAsync()).Events;
        Assert.True(kept.Oldest > place + 1, $"{kept.Oldest} is the oldest kept; the reader is at {place}.");

        var refusal = await Assert.ThrowsAsync<NetraException>(async () =>
        {
            while (await batches.MoveNextAsync())
            {
                Assert.Equal(place, batches.Current.After);
                place = batches.Current.Through;
            }
        });
        Assert.Equal(ErrorCodes.EventsExpired, refusal.Code);
        Assert.True(place < kept.Oldest - 1);
        Assert.Equal(ErrorCodes.EventsExpired, (await Assert.ThrowsAsync<NetraException>(() => FirstAsync(user, kept.Oldest - 2))).Code);
        Assert.Equal(kept.Oldest, await FirstAsync(user, kept.Oldest - 1));
    }

    private async Task<long> FirstAsync(string user, long after)
    {
        await using var batches = cluster.User(user).SubscribeAsync(new EventSubscription(after, null), Cancel).GetAsyncEnumerator(Cancel);
        await batches.MoveNextAsync();
        return batches.Current.Events[0].Sequence;
    }

    private async Task ThinkAsync(string user, int runs)
    {
        for (var i = 0; i < runs; i++)
        {
            await cluster.RunToEndAsync(user, Thoughts);
        }
    }
}
