using System.Net.WebSockets;

namespace Netra.Client.Gateway.Events;

/// <summary>The close codes of an event socket.</summary>
internal static class SocketClosing
{
    public static (WebSocketCloseStatus Status, string Reason) Of(StreamEnd end) => end switch
    {
        StreamEnd.Shutdown => (WebSocketCloseStatus.EndpointUnavailable, "The node goes away; come back."),
        StreamEnd.Unreachable => (WebSocketCloseStatus.EndpointUnavailable, "The events cannot be reached from here; come back."),
        StreamEnd.TokenExpired => ((WebSocketCloseStatus)4401, "The token has expired or is no longer accepted."),
        StreamEnd.TooSlow => ((WebSocketCloseStatus)4408, "Too slow; resume after the last sequence."),
        StreamEnd.Expired => ((WebSocketCloseStatus)4410, "The events are no longer kept."),
        StreamEnd.Misbehaved => (WebSocketCloseStatus.MessageTooBig, "Nothing is expected from the client."),
        StreamEnd.Fault => (WebSocketCloseStatus.InternalServerError, "Something went wrong; resume after the last sequence."),
        _ => (WebSocketCloseStatus.NormalClosure, "Goodbye."),
    };
}
