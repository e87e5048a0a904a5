namespace Netra.Client.Cli.Http;

/// <summary>The gateway could not be reached, or the connection broke before its answer was complete.</summary>
internal sealed class GatewayConnectionException(string message, bool wasReached, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether there was a connection: then what was asked for may have happened.</summary>
    public bool WasReached { get; } = wasReached;
}
