using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Netra.Faults.Cluster;

/// <summary>A real redis-server with an append-only file. What it acknowledges is on the disk: a full disk shows at once, as an error.</summary>
internal sealed class RedisServer(int port, string directory, string logDirectory, Action<string> tell) : Server("redis-server", logDirectory, tell)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    /// <summary>In the form of StackExchange.Redis.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},abortConnect=false");

    /// <summary>Whether the program is installed.</summary>
    public static bool IsInstalled => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(place => File.Exists(Path.Combine(place, "redis-server")));

    /// <inheritdoc/>
    protected override (string Program, IEnumerable<string> Arguments) Command() => ("redis-server",
    [
        "--port", port.ToString(CultureInfo.InvariantCulture),
        "--bind", "127.0.0.1",
        "--dir", directory,
        "--save", "",
        "--appendonly", "yes",
        "--appendfsync", "always",
        "--maxmemory-policy", "noeviction",
    ]);

    /// <inheritdoc/>
    protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, limit.Token);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), limit.Token);
            var answer = new byte[7];
            return await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, limit.Token) == answer.Length
                && Encoding.ASCII.GetString(answer) == "+PONG\r\n";
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
