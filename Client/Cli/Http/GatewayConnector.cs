using System.Net.Sockets;

namespace Netra.Client.Cli.Http;

/// <summary>Makes connections that notice when the other side is gone, and tells whether an answer has begun to arrive.</summary>
internal sealed class GatewayConnector
{
    private Socket? _latest;

    /// <summary>
    /// Whether bytes of an answer wait on the latest connection. Over plain HTTP/1.1, where requests here come one by one, that means while a
    /// body is being sent: the gateway has decided already, and HttpClient alone would notice only after sending all of it.
    /// </summary>
    public bool IsAnswered
    {
        get
        {
            try
            {
                return _latest is { Available: > 0 };
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    /// <summary>A handler whose connections are made here.</summary>
    public SocketsHttpHandler CreateHandler(Uri[] addresses) => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),

        // A proxy for the outer world has no business between two programs of this machine.
        UseProxy = !addresses.All(address => address.IsLoopback),
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 20);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            _latest = socket;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
