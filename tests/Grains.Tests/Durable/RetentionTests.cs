using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

public sealed class RetentionTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Fact]
    public async Task Events_ThatComeOfAge_AreDroppedThoughNobodyAsksAndTheSequenceGoesOn()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "think a\nthink b");
        cluster.Time.Advance(TimeSpan.FromDays(4));
        var second = await cluster.RunToEndAsync(user, "think c");
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));

        cluster.Time.Advance(TimeSpan.FromDays(3.5));
        await cluster.LogUntilAsync(user, "the first run's events are dropped", state => state.Tail == 5);

        var expired = await Assert.ThrowsAsync<NetraException>(() => FirstAfterAsync(user, 3));
        Assert.Equal(ErrorCodes.EventsExpired, expired.Code);
        Assert.Equal(5, await FirstAfterAsync(user, 4));
        Assert.Equal(5, await FirstAfterAsync(user, null));
        Assert.Equal([5L, 6, 7], (await cluster.EventsAsync(user, second.RunId)).Select(e => e.Sequence));

        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        cluster.Time.Advance(TimeSpan.FromDays(30));
        await cluster.LogUntilAsync(user, "all events are dropped", state => (state.Tail, state.Head) == (8, 7));
        Assert.Equal([8L, 9], (await cluster.EventsAsync(user, (await cluster.RunToEndAsync(user, "answer d")).RunId)).Select(e => e.Sequence));
    }

    private async Task<long> FirstAfterAsync(string user, long? after)
    {
        await foreach (var batch in cluster.User(user).SubscribeAsync(new EventSubscription(after, null), TestContext.Current.CancellationToken))
        {
            return batch.Events[0].Sequence;
        }

        throw new InvalidOperationException("The subscription ended.");
    }
}
