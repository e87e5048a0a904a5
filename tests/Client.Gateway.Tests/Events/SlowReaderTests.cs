using System.Net;
using System.Net.Sockets;
using System.Text;
using Netra.Client.Gateway.Tests.Support;

namespace Netra.Client.Gateway.Tests.Events;

public sealed class SlowReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_ClientTakesNothing_IsCutOff()
    {
        await using var host = await GatewayHost.StartAsync("Development", null, ("Netra:Gateway:SlowClientTimeout", "00:00:01"));
        host.User("alice").Append(2_000, payload: $$"""{"content":"{{new string('x', 20_000)}}"}""");
        var token = await host.TokenAsync("alice");
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"), Cancel);

        while (!host.Logs.Lines.Any(line => line.Contains("took none of its events", StringComparison.Ordinal)))
        {
            await Task.Delay(20, Cancel);
        }

        var rest = await ReadToEndAsync(client);
        Assert.DoesNotContain("\nid: 2000\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OneTooMany_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync("Development", null, ("Netra:Gateway:MaxEventStreamsPerUser", "1"));
        using var alice = await host.ClientAsync("alice");
        using var bob = await host.ClientAsync("bob");
        using var first = await alice.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancel);

        using var second = await alice.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var other = await bob.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancel);

        await Expect.ProblemAsync(second, HttpStatusCode.TooManyRequests, "limit_exceeded");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, Cancel) is > 0 and var read)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Cut off is what it is.
        }

        return text.ToString();
    }
}
