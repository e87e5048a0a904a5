namespace Netra.Client.Gateway.Events;

/// <summary>How events leave.</summary>
internal enum StreamKind
{
    /// <summary>As Server-Sent Events.</summary>
    EventStream,

    /// <summary>Over a WebSocket.</summary>
    WebSocket,
}
