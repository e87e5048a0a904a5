using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>A way to a server that is lost, for the one who uses it, when a text first passes on it; it is there again when a test says so.</summary>
internal sealed class LosingWay : IAsyncDisposable
{
    private readonly EndPoint _server;
    private readonly byte[] _text;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationTokenSource _lost = new();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;

    public LosingWay(EndPoint server, string text)
    {
        (_server, _text) = (server, Encoding.UTF8.GetBytes(text));
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync(_lost.Token);
    }

    /// <summary>Where it begins.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The way is there again, and stays.</summary>
    public async Task RestoreAsync()
    {
        await _accepting;
        _listener = new TcpListener(Address);
        _listener.Start();
        _accepting = AcceptAsync(_closed.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _closed.CancelAsync();
        await _accepting;
        _lost.Dispose();
        _closed.Dispose();
    }

    private async Task AcceptAsync(CancellationToken until)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(until), until));
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Stop();
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RelayAsync(TcpClient client, CancellationToken until)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            await server.ConnectAsync((IPEndPoint)_server, until);
            var answers = server.GetStream().CopyToAsync(client.GetStream(), until);
            var buffer = new byte[1 << 16];
            while (await client.GetStream().ReadAsync(buffer, until) is > 0 and var count)
            {
                if (buffer.AsSpan(0, count).IndexOf(_text) >= 0 && !_lost.IsCancellationRequested)
                {
                    await _lost.CancelAsync();
                    return;
                }

                await server.GetStream().WriteAsync(buffer.AsMemory(0, count), until);
            }

            await answers;
        }
    }
}
