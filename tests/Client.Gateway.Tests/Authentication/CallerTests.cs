using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Tests.Authentication;

public sealed class CallerTests
{
    [Fact]
    public void ToString_OfACaller_ShowsNoToken() => Assert.Equal("alice", $"{new Caller(UserId.Parse("alice"), "header.payload.signature", DateTimeOffset.UnixEpoch)}");
}
