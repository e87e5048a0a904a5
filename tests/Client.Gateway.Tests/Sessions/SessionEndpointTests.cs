using System.Net;
using System.Net.Sockets;
using System.Text;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Sessions;

public sealed class SessionEndpointTests : IAsyncLifetime
{
    private GatewayHost _host = null!;
    private string _token = null!;
    private HttpClient _alice = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync();
        _token = await _host.TokenAsync("alice");
        _alice = _host.Client(_token);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a/b", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("..", "..")]
    [InlineData("%2E%2E", "..")]
    [InlineData("%2e", ".")]
    [InlineData("x%2F..%2F..%2Fruns", "x/../../runs")]
    [InlineData("../runs", "../runs")]
    [InlineData("%0A%0D%01", "\n\r\u0001")]
    [InlineData("+%2B", "++")]
    [InlineData("%20", " ")]
    [InlineData("a%3Fb%23c", "a?b#c")]
    [InlineData("%E7%94%A8%F0%9F%99%82", "用🙂")]
    [InlineData("netra:*%5B%5D%7B%7D", "netra:*[]{}")]
    [InlineData("%EF%BF%BD", "\uFFFD")]
    public async Task Value_UnderAnyKey_IsFoundAgain(string encoded, string key)
    {
        Assert.Equal(204, (await SendRawAsync("PUT", encoded, "{\"v\": [1,\"x\"]}")).Status);

        var got = await SendRawAsync("GET", encoded);
        using var list = await _alice.GetAsync("/v1/session", Cancel);

        Assert.Equal((200, "{\"v\": [1,\"x\"]}"), got);
        var keys = await Expect.JsonAsync(list, HttpStatusCode.OK);
        Assert.Equal(key, Assert.Single(keys!["items"]!.AsArray())!.GetValue<string>());
        Assert.Equal(204, (await SendRawAsync("DELETE", encoded)).Status);
        Assert.Equal(404, (await SendRawAsync("GET", encoded)).Status);
        Assert.Equal(204, (await SendRawAsync("DELETE", encoded)).Status);
    }

    [Theory]
    [InlineData("%FF")]
    [InlineData("a%C3")]
    [InlineData("%ED%A0%80")]
    [InlineData("%")]
    [InlineData("%2")]
    [InlineData("%zz")]
    [InlineData("%00")]
    public async Task Value_UnderNoKey_IsRefused(string encoded) => Assert.Equal(400, (await SendRawAsync("PUT", encoded, "1")).Status);

    [Theory]
    [InlineData(512, 204)]
    [InlineData(513, 400)]
    public async Task Value_UnderALongKey_IsBounded(int length, int status) =>
        Assert.Equal(status, (await SendRawAsync("PUT", string.Concat(Enumerable.Repeat("%61", length)), "1")).Status);

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("\"123\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public async Task Value_OfAnyKind_ComesBackAsItWas(string json)
    {
        Assert.Equal(204, (await SendRawAsync("PUT", "k", json)).Status);

        Assert.Equal((200, json), await SendRawAsync("GET", "k"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("NaN")]
    [InlineData("'x'")]
    public async Task Value_ThatIsNoJson_IsRefused(string body)
    {
        using var content = new StringContent(body);
        using var response = await _alice.PutAsync("/v1/session/k", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Value_ThatIsNotUtf8_IsRefused()
    {
        using var content = new ByteArrayContent([(byte)'"', 0xff, (byte)'"']);
        using var response = await _alice.PutAsync("/v1/session/k", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData(1 << 20, HttpStatusCode.NoContent)]
    [InlineData((1 << 20) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(20_000_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(40_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Value_OfSomeSize_IsBounded(int bytes, HttpStatusCode status)
    {
        foreach (var chunked in new[] { false, true })
        {
            using var content = new ByteArrayContent([(byte)'"', .. Enumerable.Repeat((byte)'x', bytes - 2), (byte)'"']);
            using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/session/k") { Content = content };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await _alice.SendAsync(request, Cancel);

            Assert.Equal(status, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("?ttl=60", 204, 60)]
    [InlineData("", 204, null)]
    [InlineData("?ttl=0", 400, null)]
    [InlineData("?ttl=-1", 400, null)]
    [InlineData("?ttl=1.5", 400, null)]
    [InlineData("?ttl=99999999999999999999", 400, null)]
    [InlineData("?ttl=x", 400, null)]
    public async Task Value_WithATimeToLive_KeepsIt(string query, int status, int? seconds)
    {
        using var content = new StringContent("1");
        using var response = await _alice.PutAsync($"/v1/session/k{query}", content, Cancel);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(seconds, (int?)_host.User("alice").TimeToLive?.TotalSeconds);
    }

    // HttpClient tidies paths; this sends the target as it stands.
    private async Task<(int Status, string Body)> SendRawAsync(string method, string encodedKey, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _host.Address.Port, Cancel);
        await using var stream = client.GetStream();
        var head = $"{method} /v1/session/{encodedKey} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {_token}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Cancel);
        return (int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), Dechunk(answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
    }

    private static string Dechunk(string body) => body.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) ? body.Split("\r\n")[1] : body;
}
