using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;
using Polly.CircuitBreaker;

namespace Netra.Silo.Tests.Resilience;

public sealed class RedisAwayTests(OutageCluster cluster) : IClassFixture<OutageCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_StoreAwayForLongerThanItsLimits_GoesOnAndCompletes(bool paused)
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "tool before\ngate open\ncount steps\nquery SELECT 1\ncount steps");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("gate", StringComparison.Ordinal));

        await GoAwayAsync(paused);
        await RefusedAsync(user, run);
        await UntilAsync(() => cluster.Circuit.State != CircuitState.Closed, "the circuit opens");
        var refusal = await Assert.ThrowsAsync<NetraException>(() => cluster.StartAsync(NetraCluster.NewUser(), "answer x"));
        Assert.Equal((ErrorCodes.Unavailable, true), (refusal.Code, refusal.RetryAfter > TimeSpan.Zero));
        cluster.Time.Advance(TimeSpan.FromMinutes(20));
        await ComeBackAsync(paused);

        await AgainAsync(() => cluster.OpenGateAsync(user, "open"));
        var events = await cluster.EventsAsync(user, run.RunId);

        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.True(ended.Status == RunStatus.Completed, $"{ended.Status}: {ended.Error?.Message} after {string.Join(", ", events.Select(e => $"{e.Type} at {e.Timestamp:T}"))}");
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Contains("steps=2", events[^1].Payload, StringComparison.Ordinal);
        Assert.Equal(CircuitState.Closed, cluster.Circuit.State);
    }

    [Fact]
    public async Task Run_ThatHangsAfterTheStoreIsBack_IsStillTimedOut()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "hang-tool");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);
        await GoAwayAsync(paused: true);
        await RefusedAsync(user, run);
        cluster.Time.Advance(TimeSpan.FromMinutes(20));
        await ComeBackAsync(paused: true);
        await AgainAsync(() => cluster.User(user).GetRunAsync(run.RunId));

        await cluster.EventsAsync(user, run.RunId);

        Assert.Equal(RunStatus.TimedOut, (await cluster.User(user).GetRunAsync(run.RunId))!.Status);
    }

    [Fact]
    public async Task Runs_StoreKilledUnderThem_AllThatWereAcknowledgedCompleteExactly()
    {
        var runs = new List<(string User, RunView Run)>();
        foreach (var user in Enumerable.Range(0, 5).Select(_ => NetraCluster.NewUser()))
        {
            for (var i = 0; i < 3; i++)
            {
                runs.Add((user, await cluster.StartAsync(user, "count steps\ntool between\ncount steps\ncount steps")));
            }
        }

        await GoAwayAsync(paused: false);
        await UntilAsync(() => cluster.Circuit.State != CircuitState.Closed, "the circuit opens");
        await ComeBackAsync(paused: false);

        foreach (var of in runs.GroupBy(run => run.User))
        {
            foreach (var (user, run) in of)
            {
                await cluster.EventsAsync(user, run.RunId);
                Assert.Equal(RunStatus.Completed, (await AgainAsync(() => cluster.User(user).GetRunAsync(run.RunId)))!.Status);
            }

            var counted = await cluster.RunToEndAsync(of.Key, "count steps");
            Assert.Equal("steps=10", counted.Result!.Answer);
            Assert.Equal((await cluster.User(of.Key).GetStatisticsAsync()).Events.Head, await CountAsync(of.Key));
        }
    }

    private async Task GoAwayAsync(bool paused)
    {
        if (paused)
        {
            cluster.Redis.Pause();
        }
        else
        {
            await cluster.Redis.KillAsync();
        }
    }

    private async Task ComeBackAsync(bool paused)
    {
        if (paused)
        {
            cluster.Redis.Resume();
        }
        else
        {
            await cluster.Redis.InitializeAsync();
        }

        await UntilAsync(() => cluster.Circuit.State == CircuitState.Closed, "the circuit closes");
    }

    // The grain tells what it remembers for a moment; after that it asks, and so knows that the store is away.
    private async Task RefusedAsync(string user, RunView run)
    {
        NetraException? refusal = null;
        await UntilAsync(
            async () =>
            {
                try
                {
                    await cluster.User(user).GetRunAsync(run.RunId);
                }
                catch (NetraException failure)
                {
                    refusal = failure;
                }

                return refusal is not null;
            },
            "a request is refused");
        Assert.Equal(ErrorCodes.Unavailable, refusal!.Code);
    }

    private static Task<bool> AgainAsync(Func<Task> request) => AgainAsync(async () =>
    {
        await request();
        return true;
    });

    private static async Task<T> AgainAsync<T>(Func<Task<T>> request)
    {
        T result = default!;
        await UntilAsync(
            async () =>
            {
                try
                {
                    result = await request();
                    return true;
                }
                catch (NetraException failure) when (failure.Code == ErrorCodes.Unavailable)
                {
                    return false;
                }
            },
            "a request is answered");
        return result;
    }

    private async Task<long> CountAsync(string user)
    {
        var head = (await cluster.User(user).GetStatisticsAsync()).Events.Head;
        var events = new List<UserEvent>();
        await foreach (var batch in cluster.User(user).SubscribeAsync(new EventSubscription(0, null), TestContext.Current.CancellationToken))
        {
            events.AddRange(batch.Events);
            if (batch.Through >= head)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        return events.Count;
    }

    private static Task UntilAsync(Func<bool> reached, string what) => UntilAsync(() => Task.FromResult(reached()), what);

    private static async Task UntilAsync(Func<Task<bool>> reached, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await reached())
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until {what}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
