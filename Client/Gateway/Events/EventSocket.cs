using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Client.Gateway.Events;

/// <summary>Writes a feed to a WebSocket, one event per text frame. What the client sends is read and dropped.</summary>
internal sealed partial class EventSocket(
    HttpContext context,
    EventFeed feed,
    StreamLifetime lifetime,
    NetraGatewayOptions options,
    TimeProvider time,
    ILogger<EventSocket> logger)
{
    private const int MaxClientMessageBytes = 64 * 1024;

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    public async Task RunAsync()
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = options.KeepAliveInterval,
            KeepAliveTimeout = options.KeepAliveInterval * 2,
        });
        var receiving = ReceiveAsync(socket);
        var end = await PumpAsync(socket);
        await CloseAsync(socket, end, receiving);
    }

    private async Task<StreamEnd> PumpAsync(WebSocket socket)
    {
        try
        {
            while (true)
            {
                var next = feed.NextAsync();
                if (await Task.WhenAny(lifetime.Ended, next) == lifetime.Ended)
                {
                    return await lifetime.Ended;
                }

                if (await SendAllAsync(socket, (await next).Events) is { } end)
                {
                    return end;
                }
            }
        }
        catch (NetraException problem)
        {
            LogEnded(problem.Code);
            return problem.Code switch
            {
                ErrorCodes.EventsExpired => StreamEnd.Expired,
                ErrorCodes.Unavailable => StreamEnd.Unreachable,
                ErrorCodes.Unauthenticated or ErrorCodes.Forbidden => StreamEnd.TokenExpired,
                _ => StreamEnd.Fault,
            };
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return StreamEnd.ClientLeft;
        }
    }

    private async Task<StreamEnd?> SendAllAsync(WebSocket socket, ImmutableArray<UserEvent> events)
    {
        foreach (var item in events)
        {
            if (lifetime.Ended.IsCompleted)
            {
                return await lifetime.Ended;
            }

            var send = socket.SendAsync(Encoding.UTF8.GetBytes(item.ToJson()), WebSocketMessageType.Text, true, CancellationToken.None);
            if (!await lifetime.LeavesAsync(send, options.SlowClientTimeout))
            {
                LogTooSlow();

                // No close frame can overtake the one that is stuck; a client that wakes up gets both.
                return await lifetime.LeavesAsync(send, options.SlowClientTimeout) ? StreamEnd.TooSlow : StreamEnd.ClientLeft;
            }
        }

        return null;
    }

    private async Task ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        var messageBytes = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                messageBytes = received.EndOfMessage ? 0 : messageBytes + received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    lifetime.End(StreamEnd.ClientLeft);
                    return;
                }

                if (messageBytes > MaxClientMessageBytes)
                {
                    lifetime.End(StreamEnd.Misbehaved);
                    messageBytes = 0;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            lifetime.End(StreamEnd.ClientLeft);
        }
    }

    private async Task CloseAsync(WebSocket socket, StreamEnd end, Task receiving)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var (status, reason) = SocketClosing.Of(end);
                await socket.CloseOutputAsync(status, reason, CancellationToken.None).WaitAsync(ClosePatience, time);
                await receiving.WaitAsync(ClosePatience, time);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException)
        {
            // It is gone already, or does not answer.
        }

        socket.Abort();
        await receiving;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A client took none of its events for too long and is cut off.")]
    private partial void LogTooSlow();

    [LoggerMessage(Level = LogLevel.Information, Message = "A stream of events ended: {Code}.")]
    private partial void LogEnded(string code);
}
