using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Scheduling;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class FairQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Enter_BehindAFlood_ComesNext()
    {
        var queue = new FairQueue(places: 2, placesPerUser: 2, Patience, TimeProvider.System);
        var flood = Enumerable.Range(0, 100).Select(_ => queue.EnterAsync("noisy", None).AsTask()).ToArray();
        var quiet = queue.EnterAsync("quiet", None).AsTask();
        Assert.False(quiet.IsCompleted);

        (await flood[0]).Dispose();

        using var place = await quiet.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(flood[2].IsCompleted);
    }

    [Fact]
    public async Task Enter_OneUser_LeavesPlacesToOthers()
    {
        var queue = new FairQueue(places: 4, placesPerUser: 2, Patience, TimeProvider.System);
        var flood = Enumerable.Range(0, 10).Select(_ => queue.EnterAsync("noisy", None).AsTask()).ToArray();

        using var place = await queue.EnterAsync("quiet", None).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(2, flood.Count(entered => entered.IsCompleted));
    }

    [Fact]
    public async Task Enter_Crowd_EachHoldsNoMoreThanThereAreAndAllComeThrough()
    {
        var queue = new FairQueue(places: 3, placesPerUser: 2, Patience, TimeProvider.System);
        var (held, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            using var place = await queue.EnterAsync($"user-{i % 7}", None);
            most = Math.Max(most, Interlocked.Increment(ref held));
            await Task.Yield();
            Interlocked.Decrement(ref held);
        })));

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, held);
    }

    [Fact]
    public async Task Enter_CancelledOrTooLate_LosesNoPlace()
    {
        var queue = new FairQueue(places: 1, placesPerUser: 1, TimeSpan.FromMilliseconds(50), TimeProvider.System);
        using var cancelled = new CancellationTokenSource();
        var first = await queue.EnterAsync("a", None);
        var left = queue.EnterAsync("b", cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(ErrorCodes.Unavailable, (await Assert.ThrowsAsync<NetraException>(() => queue.EnterAsync("c", None).AsTask())).Code);
        first.Dispose();
        first.Dispose();
        (await queue.EnterAsync("d", None)).Dispose();
    }
}
