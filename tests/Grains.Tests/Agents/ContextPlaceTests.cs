using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents;

namespace Netra.Grains.Tests.Agents;

/// <summary>A context whose user's grain moves.</summary>
public sealed class ContextPlaceTests
{
    private readonly List<Guid> _opened = [];

    [Fact]
    public async Task Calls_AtOnceThatFindItGone_TakeOneTogether()
    {
        var place = new ContextPlace(Lease(), () => Task.FromResult(Lease()));
        var gone = place.Id;

        var used = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => place.CallAsync(id => CallAsync(id, id == gone))));

        Assert.All(used, id => Assert.Equal(_opened[1], id));
        Assert.Equal((2, _opened[1]), (_opened.Count, place.Id));
    }

    [Fact]
    public async Task Call_ThatFailsOtherwise_KeepsIt()
    {
        var place = new ContextPlace(Lease(), () => Task.FromResult(Lease()));

        await Assert.ThrowsAsync<NetraException>(() => place.CallAsync<int>(_ => throw new NetraException(ErrorCodes.Unavailable, "ClickHouse is away.")));

        Assert.Single(_opened);
    }

    [Fact]
    public async Task Call_AfterNoneCouldBeOpened_OpensOne()
    {
        var refused = true;
        var place = new ContextPlace(
            Lease(), () => refused ? Task.FromException<ContextLease>(new NetraException(ErrorCodes.LimitExceeded, "All are open.")) : Task.FromResult(Lease()));
        var gone = place.Id;
        await Assert.ThrowsAsync<NetraException>(() => place.CallAsync(id => CallAsync(id, id == gone)));

        refused = false;

        var used = await place.CallAsync(id => CallAsync(id, id == gone));
        Assert.NotEqual(gone, used);
        Assert.Equal(used, place.Id);
    }

    private static async Task<Guid> CallAsync(Guid id, bool gone)
    {
        await Task.Yield();
        return gone ? throw new NetraException(ErrorCodes.Unavailable, "It is gone.") { ContextGone = true } : id;
    }

    private ContextLease Lease()
    {
        _opened.Add(Guid.NewGuid());
        return new ContextLease(_opened[^1], ContextKind.ClickHouse, TimeSpan.FromMinutes(30));
    }
}
