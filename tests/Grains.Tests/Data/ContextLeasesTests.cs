using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;
using Netra.Grains.Execution;

namespace Netra.Grains.Tests.Data;

public sealed class ContextLeasesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly UserLimits _limits = new();
    private readonly ContextLeases _leases;

    public ContextLeasesTests() => _leases = new ContextLeases(_limits, _time);

    [Theory]
    [InlineData(ContextKind.ClickHouse, 5)]
    [InlineData(ContextKind.Redis, 10)]
    public void Open_OneOverTheLimit_IsRefusedAndTheOthersLive(ContextKind kind, int limit)
    {
        var open = Enumerable.Range(0, limit).Select(_ => _leases.Open(kind)).ToArray();

        var refusal = Assert.Throws<NetraException>(() => _leases.Open(kind));

        Assert.Equal(ErrorCodes.LimitExceeded, refusal.Code);
        Assert.All(open, lease => _leases.Use(lease.Id, kind).Dispose());
    }

    [Fact]
    public void Open_AfterARelease_HasRoomAgain()
    {
        var leases = Enumerable.Range(0, 5).Select(_ => _leases.Open(ContextKind.ClickHouse)).ToArray();

        _leases.Release(leases[2].Id);
        _leases.Release(leases[2].Id);

        _leases.Open(ContextKind.ClickHouse);
        Assert.Throws<NetraException>(() => _leases.Open(ContextKind.ClickHouse));
    }

    [Fact]
    public void Sweep_IdleContext_EndsIt()
    {
        var lease = _leases.Open(ContextKind.ClickHouse);
        _time.Advance(_limits.ClickHouseContextIdle);

        _leases.Sweep(ContextKind.ClickHouse);

        Assert.Equal(ErrorCodes.NotFound, Assert.Throws<NetraException>(() => _leases.Use(lease.Id, ContextKind.ClickHouse)).Code);
    }

    [Fact]
    public void Use_ContextOfAnotherActivation_TellsThatTheUserHasMoved()
    {
        var elsewhere = new ContextLeases(_limits, _time).Open(ContextKind.Redis);

        var refusal = Assert.Throws<NetraException>(() => _leases.Use(elsewhere.Id, ContextKind.Redis));

        Assert.Equal((ErrorCodes.Unavailable, true), (refusal.Code, refusal.ContextGone));
    }

    [Fact]
    public void Sweep_ContextInUse_LeavesItAlone()
    {
        var lease = _leases.Open(ContextKind.ClickHouse);
        using var use = _leases.Use(lease.Id, ContextKind.ClickHouse);
        _time.Advance(_limits.ClickHouseContextIdle * 2);

        _leases.Sweep(ContextKind.ClickHouse);

        _leases.Use(lease.Id, ContextKind.ClickHouse).Dispose();
    }

    [Fact]
    public void Use_ContextOfAnotherKind_IsRefused()
    {
        var lease = _leases.Open(ContextKind.Redis);

        Assert.Throws<NetraException>(() => _leases.Use(lease.Id, ContextKind.ClickHouse));
    }

    [Fact]
    public void Statistics_OpenRefusedAndExpired_AreCounted()
    {
        for (var i = 0; i < 6; i++)
        {
            _ = Record.Exception(() => _leases.Open(ContextKind.ClickHouse));
        }

        _time.Advance(TimeSpan.FromSeconds(90));
        var statistics = _leases.Statistics().Single(entry => entry.Kind == ContextKind.ClickHouse);

        Assert.Equal((5, 5, 1L, 90d), (statistics.Open, statistics.Limit, statistics.Refused, statistics.OldestAgeSeconds));
    }
}
