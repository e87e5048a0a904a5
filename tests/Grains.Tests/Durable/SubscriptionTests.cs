using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;
using Orleans.Configuration;

namespace Netra.Grains.Tests.Durable;

/// <summary>Subscriptions to users whose grains go away.</summary>
public sealed class SubscriptionTests(SubscriptionTests.PatientCluster cluster) : IClassFixture<SubscriptionTests.PatientCluster>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscriber_ToWhomNothingHappens_DoesNotKeepTheUserFromMoving()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.RunToEndAsync(user, "answer x");
        await using var batches = Subscribe(user, null, null);
        Assert.True(await batches.MoveNextAsync());
        var place = batches.Current.Through;
        var waiting = MoveAsync(batches);

        // As Orleans does with users whose directory was on a node that is lost: it waits for what is under way, and so does whoever calls.
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user)).WaitAsync(TimeSpan.FromMinutes(1), Cancel);

        Assert.NotNull(await cluster.User(user).GetRunAsync(run.RunId).WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        await Assert.ThrowsAsync<EnumerationAbortedException>(() => waiting);
        await using var next = Subscribe(user, place, null);
        Assert.True(await next.MoveNextAsync());
        Assert.Equal((place, place), (next.Current.After, next.Current.Through));
    }

    [Fact]
    public async Task Subscriber_ThatMissedAnErase_IsExpiredThoughTheNewSequenceIsAsLong()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "answer x");
        await using var before = Subscribe(user, null, null);
        Assert.True(await before.MoveNextAsync());
        var (place, generation) = (before.Current.Through, before.Current.Generation);

        await cluster.User(user).EraseAsync();
        await cluster.RunToEndAsync(user, "answer x");

        await using var after = Subscribe(user, place, generation);
        Assert.Equal(ErrorCodes.EventsExpired, (await Assert.ThrowsAsync<NetraException>(async () => await after.MoveNextAsync())).Code);
        await using var anew = Subscribe(user, 0, null);
        Assert.True(await anew.MoveNextAsync());
        Assert.Equal(1, anew.Current.Events[0].Sequence);
    }

    private static async Task MoveAsync(IAsyncEnumerator<EventBatch> batches)
    {
        while (await batches.MoveNextAsync())
        {
        }
    }

    private IAsyncEnumerator<EventBatch> Subscribe(string user, long? after, long? generation) =>
        cluster.User(user).SubscribeAsync(new EventSubscription(after, null, generation), Cancel).GetAsyncEnumerator(Cancel);

    /// <summary>A cluster in which a call may take so long that a test which waits for its end fails.</summary>
    public sealed class PatientCluster : NetraCluster
    {
        protected override void Configure(ISiloBuilder silo)
        {
            base.Configure(silo);
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromMinutes(20));
        }
    }
}
