using System.Net.Sockets;
using System.Text;

namespace Netra.Silo.Engines;

/// <summary>Asks both engines whether they answer, with their passwords: another program on the same port does not.</summary>
internal static class EngineProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Whether both answer.</summary>
    public static async Task<bool> AnswerAsync(EndpointsFile endpoints, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await RedisAnswersAsync(endpoints.Redis, limit.Token) && await ClickHouseAnswersAsync(endpoints.ClickHouse, limit.Token);
        }
        catch (Exception exception) when (exception is SocketException or IOException or HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static async Task<bool> RedisAnswersAsync(EndpointsFile.RedisLogin login, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(login.Host, login.Port, cancellationToken);
        var stream = client.GetStream();
        var password = Encoding.UTF8.GetBytes(login.Password);
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"*2\r\n$4\r\nAUTH\r\n${password.Length}\r\n"), .. password, .. "\r\n*1\r\n$4\r\nPING\r\n"u8], cancellationToken);
        var expected = "+OK\r\n+PONG\r\n"u8.ToArray();
        var answer = new byte[expected.Length];
        return await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken) == expected.Length
            && answer.AsSpan().SequenceEqual(expected);
    }

    private static async Task<bool> ClickHouseAnswersAsync(EndpointsFile.ClickHouseLogin login, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.GetAsync(new Uri($"http://{login.Host}:{login.Port}/ping"), cancellationToken);
        return answer.IsSuccessStatusCode;
    }
}
