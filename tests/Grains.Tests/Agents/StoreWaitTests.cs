using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents;

namespace Netra.Grains.Tests.Agents;

/// <summary>What an agent waits for, and what it is told.</summary>
public sealed class StoreWaitTests
{
    private readonly WatchedTime _time = new();

    [Fact]
    public async Task Call_WhileTheStoreOfRunsIsAway_IsMadeAgain()
    {
        var refusal = new NetraException(ErrorCodes.Unavailable, "The store of runs is away.") { OfRunStore = true };
        var answers = new Queue<Task<int>>([Task.FromException<int>(refusal), Task.FromResult(1)]);

        var calling = new StoreWait(new HoldUps(), _time, CancellationToken.None).RunAsync(answers.Dequeue, TestContext.Current.CancellationToken);
        await _time.WaitedFor;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await calling);
    }

    [Fact]
    public async Task Call_RefusedForAnotherStore_IsToldAtOnce()
    {
        var refusal = new NetraException(ErrorCodes.Unavailable, "ClickHouse is away.");

        var told = await Assert.ThrowsAsync<NetraException>(
            () => new StoreWait(new HoldUps(), _time, CancellationToken.None).RunAsync(() => Task.FromException<int>(refusal), TestContext.Current.CancellationToken));

        Assert.Same(refusal, told);
    }
}
