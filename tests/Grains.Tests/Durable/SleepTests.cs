using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

public sealed class SleepTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Fact]
    public async Task Sleep_OfAMonth_EndsByItselfWhenItsTimeHasComeAndNotBefore()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "count a\nsleep 2592000\ncount b");
        var parked = await cluster.ParkedAsync(user, run.RunId);
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));

        cluster.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(RunStatus.Running, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
        Assert.Equal(parked.ParkedAt, (await cluster.StoredAsync(user, run.RunId)).ParkedAt);

        // Nobody asks for it from here on.
        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        cluster.Time.Advance(TimeSpan.FromDays(1));
        var ended = await cluster.StoredAsync(user, run.RunId, "ended", stored => stored.HasEnded);

        Assert.Equal((RunStatus.Completed, "a=1\nb=1"), (ended.Status, ended.Result?.Answer));
        Assert.InRange(ended.ParkedTime, TimeSpan.FromDays(29.99), TimeSpan.FromDays(30.01));
    }

    [Fact]
    public async Task Sleep_TooShortToBePutAway_IsSleptAndItsAgentMayBeLost()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "count a\nsleep 2\ncount b");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolCompleted);

        await cluster.LoseAsync(user, run.RunId, ("script", CallId.Root));

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("a=1\nb=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.True(events[^1].Timestamp - events[0].Timestamp >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Sleep_LongerThanAYear_IsRefused() =>
        Assert.Equal(ErrorCodes.InvalidRequest, (await cluster.RunToEndAsync(NetraCluster.NewUser(), "sleep 40000000")).Error?.Code);

    [Fact]
    public async Task Sleep_Cancelled_EndsAtOnceAndDoesNotWake()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "sleep 3600\ncount a");
        await cluster.ParkedAsync(user, run.RunId);

        await cluster.User(user).CancelRunAsync(run.RunId);
        cluster.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("k=1", (await cluster.RunToEndAsync(user, "count k")).Result?.Answer);
        Assert.Equal(RunStatus.Cancelled, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
    }
}
