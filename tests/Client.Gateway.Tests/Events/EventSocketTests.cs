using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Client.Gateway.Tests.Support;

namespace Netra.Client.Gateway.Tests.Events;

public sealed class EventSocketTests : IAsyncLifetime
{
    private GatewayHost _host = null!;
    private string _token = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync("Development", null, ("Netra:Gateway:SlowClientTimeout", "00:00:01"));
        _token = await _host.TokenAsync("alice");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Socket_TokenInTheUrl_ReplaysThenGoesOnLive()
    {
        _host.User("alice").Append(150);
        using var socket = await ConnectAsync("?after=100&access_token=" + _token, inHeader: false);

        await ExpectAsync(socket, 101, 150);
        _host.User("alice").Append(2);
        await ExpectAsync(socket, 151, 152);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task Socket_GrainIsLost_MissesAndRepeatsNothing()
    {
        _host.User("alice").Append(5);
        using var socket = await ConnectAsync("?after=0");
        await ExpectAsync(socket, 1, 5);

        await _host.User("alice").Loss.CancelAsync();
        _host.User("alice").Append(5);

        await ExpectAsync(socket, 6, 10);
    }

    [Theory]
    [InlineData("?after=1", HttpStatusCode.Gone)]
    [InlineData("?after=x", HttpStatusCode.BadRequest)]
    public async Task Socket_BadPlace_IsRefusedBeforeTheUpgrade(string query, HttpStatusCode status)
    {
        using var socket = NewSocket(inHeader: true);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Uri(query), Cancel));

        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Socket_WithoutToken_IsRefusedBeforeTheUpgrade()
    {
        using var socket = NewSocket(inHeader: false);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Uri(""), Cancel));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Socket_TheNinth_IsRefusedBeforeTheUpgradeUntilOneLeaves()
    {
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 8; i++)
        {
            sockets.Add(await ConnectAsync("?after=0"));
        }

        using var ninth = NewSocket(inHeader: true);
        await Assert.ThrowsAsync<WebSocketException>(() => ninth.ConnectAsync(Uri("?after=0"), Cancel));
        Assert.Equal(HttpStatusCode.TooManyRequests, ninth.HttpStatusCode);
        Assert.Contains("Retry-After", ninth.HttpResponseHeaders!.Keys);

        foreach (var socket in sockets)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        }

        ClientWebSocket? again = null;
        while (again is null)
        {
            again = await TryConnectAsync("?after=0");
        }

        again.Dispose();
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Socket_NodeStops_ClosesWithGoingAway()
    {
        using var socket = await ConnectAsync("?after=0");

        var stopping = _host.StopAsync();

        Assert.Equal(1001, await CloseCodeAsync(socket));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        await stopping;
    }

    [Fact]
    public async Task Socket_ClientTakesNothing_IsCutOffWithACode()
    {
        _host.User("alice").Append(2_000, payload: $$"""{"content":"{{new string('x', 20_000)}}"}""");
        using var socket = await ConnectAsync("?after=0");

        // Reads nothing until the server has given up on it.
        while (!_host.Logs.Lines.Any(line => line.Contains("took none of its events", StringComparison.Ordinal)))
        {
            await Task.Delay(20, Cancel);
        }

        var seen = 0L;
        Assert.Equal(4408, await CloseCodeAsync(socket, sequence => Assert.Equal(++seen, sequence)));
        Assert.InRange(seen, 1, 1_999);
    }

    [Fact]
    public async Task Socket_Erased_IsClosedWithACode()
    {
        _host.User("alice").Append(5);
        using var socket = await ConnectAsync("?after=5");

        _host.User("alice").Generation++;
        await _host.User("alice").Loss.CancelAsync();

        Assert.Equal(4410, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task Socket_TwelveAtOnce_EightAreLetIn()
    {
        var sockets = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryConnectAsync("?after=0")));

        Assert.Equal(8, sockets.Count(socket => socket is not null));

        // Broken off without a word.
        Array.ForEach(sockets, socket => socket?.Abort());
        for (var i = 0; i < 8; i++)
        {
            while (await TryConnectAsync("?after=0") is null)
            {
                await Task.Delay(20, Cancel);
            }
        }
    }

    [Fact]
    public async Task Socket_NodeStopsWhileAClientTakesNothing_IsNotHeldUp()
    {
        await using var host = await GatewayHost.StartAsync(
            "Development",
            services => services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(10)),
            ("Netra:Gateway:SlowClientTimeout", "00:05:00"));
        host.User("alice").Append(2_000, payload: $$"""{"content":"{{new string('x', 20_000)}}"}""");
        var token = await host.TokenAsync("alice");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/v1/events?after=0&access_token={token}"), Cancel);
        using var client = host.Client(token);
        using var stream = await client.GetAsync("/v1/events?after=0", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await ExpectAsync(socket, 1, 1);

        // Neither reads on.
        await host.StopAsync().WaitAsync(TimeSpan.FromMinutes(1), Cancel);
    }

    [Fact]
    public async Task Socket_OverHttp2_IsServedAsWell()
    {
        await using var host = await GatewayHost.StartAsync("Development", null, ("Kestrel:EndpointDefaults:Protocols", "Http2"));
        host.User("alice").Append(3);
        host.Http.DefaultRequestVersion = HttpVersion.Version20;
        host.Http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var token = await host.TokenAsync("alice");
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());

        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/v1/events?after=1&access_token={token}"), invoker, Cancel);

        await ExpectAsync(socket, 2, 3);
    }

    [Fact]
    public async Task Socket_ClientTalksTooMuch_IsClosed()
    {
        using var socket = await ConnectAsync("?after=0");
        await socket.SendAsync(new byte[1000], WebSocketMessageType.Text, true, Cancel);
        for (var i = 0; i < 20; i++)
        {
            await socket.SendAsync(new byte[8192], WebSocketMessageType.Binary, false, Cancel);
        }

        Assert.Equal(1009, await CloseCodeAsync(socket));
    }

    private static async Task ExpectAsync(ClientWebSocket socket, long first, long last)
    {
        for (var sequence = first; sequence <= last; sequence++)
        {
            Assert.Equal(sequence, await ReadAsync(socket));
        }
    }

    private static async Task<int?> CloseCodeAsync(ClientWebSocket socket, Action<long>? seen = null)
    {
        while (await ReadAsync(socket) is { } sequence)
        {
            seen?.Invoke(sequence);
        }

        return (int?)socket.CloseStatus;
    }

    private static async Task<long?> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(length), Cancel);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close
            ? null
            : JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length))!["sequence"]!.GetValue<long>();
    }

    private async Task<ClientWebSocket> ConnectAsync(string query, bool inHeader = true)
    {
        var socket = NewSocket(inHeader);
        await socket.ConnectAsync(Uri(query), Cancel);
        return socket;
    }

    private async Task<ClientWebSocket?> TryConnectAsync(string query)
    {
        try
        {
            return await ConnectAsync(query);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    private ClientWebSocket NewSocket(bool inHeader)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (inHeader)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {_token}");
        }

        return socket;
    }

    private Uri Uri(string query) => new($"ws://{_host.Address.Authority}/v1/events{query}");
}
