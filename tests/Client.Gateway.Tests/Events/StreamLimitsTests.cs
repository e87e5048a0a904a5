using System.Net;
using Microsoft.Extensions.Options;
using Netra.Client.Gateway.Events;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Tests.Events;

public sealed class StreamLimitsTests : GatewayTests
{
    private static readonly UserId Someone = UserId.Parse("someone");

    [Fact]
    public async Task Take_ManyAtOnce_AsManyAsThereArePlacesAreGiven()
    {
        var limits = new StreamLimits(Options.Create(new NetraGatewayOptions { MaxWebSocketsPerUser = 8 }));
        for (var round = 0; round < 500; round++)
        {
            var places = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TryTake(limits), Cancel)));

            Assert.Equal(8, places.Count(place => place is not null));
            await Task.WhenAll(places.Select(place => Task.Run(() => place?.Dispose(), Cancel)));
        }
    }

    [Fact]
    public async Task Streams_RefusedOrBroken_GiveTheirPlaceBack()
    {
        Host.User("alice").Append(1);
        for (var i = 0; i < 40; i++)
        {
            using var refused = await Alice.GetAsync("/v1/events?after=99", Cancel);
            Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        }

        Host.User("alice").Failure = new TimeoutException("The silo is gone.");
        for (var i = 0; i < 40; i++)
        {
            using var refused = await Alice.GetAsync("/v1/events?after=0", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        Host.User("alice").Failure = null;
        using var stream = await Alice.GetAsync("/v1/events?after=0", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
    }

    private static IDisposable? TryTake(StreamLimits limits)
    {
        try
        {
            return limits.Take(Someone, StreamKind.WebSocket);
        }
        catch (NetraException)
        {
            return null;
        }
    }
}
