using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Execution;

public sealed class EraseTests(NetraCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_InTheMiddleOfWork_LeavesNothingAndNobodyElseNotices()
    {
        var (user, other) = (NetraCluster.NewUser("erased"), NetraCluster.NewUser("other"));
        await UseAsync(user);
        await UseAsync(other);
        var working = await cluster.StartAsync(user, "hang-tool");
        await cluster.EventsUntilAsync(user, working.RunId, e => e.Type == EventTypes.ToolExecuting);
        var before = (await cluster.User(user).GetStatisticsAsync()).Events.Head;

        var erased = await cluster.User(user).EraseAsync();

        Assert.Equal((3L, 2L, before), (erased.Keys, erased.Runs, erased.Events));

        // Beside the user's own rows there are those of the record of accesses.
        Assert.True(erased.Rows >= 25);
        Assert.Equal(0UL, await CountAsync(user));
        Assert.Null(await cluster.User(user).GetSessionJsonAsync("s1"));
        Assert.Empty(await cluster.User(user).ListSessionKeysAsync());
        Assert.Empty((await cluster.User(user).ListRunsAsync(null, 100)).Items);
        Assert.Equal((0L, 1L), ((await cluster.User(user).GetStatisticsAsync()).Events is var events ? events.Head : -1, events.Oldest));
        Assert.Equal("k=1", (await cluster.RunToEndAsync(user, "count k")).Result!.Answer);
        Assert.Equal(1, (await cluster.EventsAsync(user, (await cluster.User(user).ListRunsAsync(null, 1)).Items[0].RunId))[0].Sequence);

        Assert.Equal(25UL, await CountAsync(other));
        Assert.Equal("\"v\"", await cluster.User(other).GetSessionJsonAsync("s1"));
        Assert.Equal("k=2", (await cluster.RunToEndAsync(other, "count k")).Result!.Answer);
    }

    [Fact]
    public async Task Erase_WithAnOpenSubscription_EndsItAsExpired()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "answer x");
        var isOpen = new TaskCompletionSource();
        var end = SubscribeAsync(user, isOpen);
        await isOpen.Task;

        await cluster.User(user).EraseAsync();

        Assert.Equal(ErrorCodes.EventsExpired, (await Assert.ThrowsAsync<NetraException>(() => end)).Code);
    }

    [Fact]
    public async Task Erase_CalledTwiceAtOnce_IsOneErase()
    {
        var user = NetraCluster.NewUser();
        await UseAsync(user);

        var both = await Task.WhenAll(cluster.User(user).EraseAsync(), cluster.User(user).EraseAsync());

        Assert.True(both.Max(erased => erased.Rows) >= 25);
        Assert.Equal(0UL, await CountAsync(user));
    }

    [Fact]
    public async Task Erase_InterruptedByACrash_GoesOnBeforeAnythingElse()
    {
        var user = NetraCluster.NewUser();
        await UseAsync(user);

        // What a node leaves that dies right after it has begun an erase.
        var log = cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<IUserLogFactory>().For(UserId.Parse(user));
        await log.BeginEraseAsync((await log.TakeAsync(Cancellation)).Epoch, Cancellation);

        // The fenced activation may answer for two seconds more.
        await EventuallyAsync(async () => await cluster.User(user).GetSessionJsonAsync("s1") is null);
        Assert.Equal(0UL, await CountAsync(user));
        Assert.False((await log.ReadAsync(Cancellation)).Erasing);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (NetraException refusal) when (refusal.Code == ErrorCodes.Unavailable)
            {
                // It is being erased.
            }
        }
        while (await timer.WaitForNextTickAsync(patience.Token));
    }

    // As the gateway does: it comes back to its place when the user's grain goes away.
    private async Task SubscribeAsync(string user, TaskCompletionSource isOpen)
    {
        var place = new EventSubscription(null, null);
        while (true)
        {
            try
            {
                await foreach (var batch in cluster.User(user).SubscribeAsync(place, Cancellation))
                {
                    place = new EventSubscription(batch.Through, null, batch.Generation);
                    isOpen.TrySetResult();
                }
            }
            catch (Exception passing) when (passing is NetraException { Code: ErrorCodes.Unavailable } or EnumerationAbortedException)
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    private async Task UseAsync(string user)
    {
        var operation = OperationId.New();
        await cluster.User(user).BeginInsertAsync(operation, "workload_events", ["timestamp", "workload_id"]);
        await cluster.User(user).AppendInsertAsync(operation, 0, [.. Enumerable.Range(0, 25).Select(i => ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), user))]);
        await cluster.User(user).CommitInsertAsync(operation, Cancellation);
        await cluster.User(user).SetSessionJsonAsync("s1", "\"v\"", null);
        await cluster.User(user).SetSessionJsonAsync("s2", "1", null);
        await cluster.RunToEndAsync(user, "count k");
    }

    private async Task<ulong> CountAsync(string user) =>
        (ulong)(await cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery("SELECT count() FROM workload_events"), Cancellation)).Rows[0][0]!;
}
