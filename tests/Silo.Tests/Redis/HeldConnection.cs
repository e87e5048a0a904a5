using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netra.Silo.Tests.Redis;

/// <summary>A way to a Redis server on which the first command of a kind waits until the test lets it go: a node that is slow at just that moment.</summary>
internal sealed class HeldConnection : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EndPoint _server;
    private readonly string[] _commands;
    private readonly Task _accepting;

    public HeldConnection(EndPoint server, params string[] commands)
    {
        (_server, _commands) = (server, commands);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public EndPoint Address => _listener.LocalEndpoint;

    /// <summary>Completes when a command waits.</summary>
    public Task Held => _held.Task;

    public void Release() => _released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            await server.ConnectAsync((IPEndPoint)_server, _stop.Token);
            var answers = server.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
            var buffer = new byte[1 << 16];
            while (await client.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                var text = Encoding.Latin1.GetString(buffer, 0, count);
                if (_commands.Any(command => text.Contains($"\r\n{command}\r\n", StringComparison.Ordinal)))
                {
                    _held.TrySetResult();
                    await _released.Task;
                }

                await server.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            await answers;
        }
    }
}
