using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Execution;

namespace Netra.Grains.Tests.Execution;

public sealed class RequestRateTests
{
    [Fact]
    public void Take_AfterABurst_IsRefusedUntilTokensAreBack()
    {
        var time = new FakeTimeProvider();
        var rate = new RequestRate(new UserLimits { RequestsPerSecond = 10, RequestBurst = 5 }, time);
        for (var i = 0; i < 5; i++)
        {
            rate.Take();
        }

        var refusal = Assert.Throws<NetraException>(rate.Take);
        Assert.Equal((ErrorCodes.LimitExceeded, TimeSpan.FromMilliseconds(100)), (refusal.Code, refusal.RetryAfter));

        time.Advance(TimeSpan.FromMilliseconds(200));
        rate.Take();
        rate.Take();
        Assert.Throws<NetraException>(rate.Take);
    }

    [Fact]
    public void Take_AfterAPause_AllowsNoMoreThanABurst()
    {
        var time = new FakeTimeProvider();
        var rate = new RequestRate(new UserLimits { RequestsPerSecond = 10, RequestBurst = 3 }, time);
        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => Record.Exception(rate.Take) is null));
    }
}
