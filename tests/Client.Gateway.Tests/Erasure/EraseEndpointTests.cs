using System.Net;
using System.Text.Json.Nodes;
using Netra.Client.Gateway.Tests.Support;

namespace Netra.Client.Gateway.Tests.Erasure;

public sealed class EraseEndpointTests : IAsyncLifetime
{
    private GatewayHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Delete_Me_AnswersWithCounts()
    {
        var alice = _host.Client(await _host.TokenAsync("alice"));

        var answer = await alice.DeleteAsync(new Uri("/v1/me", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var counts = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
        Assert.Equal(["rows", "keys", "runs", "events"], counts.Select(count => count.Key));
        Assert.Equal((3, 2), ((int)counts["rows"]!, (int)counts["keys"]!));
    }

    [Fact]
    public async Task Delete_MeWithoutToken_IsRefused()
    {
        var answer = await _host.Client(string.Empty).DeleteAsync(new Uri("/v1/me", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
