using System.Net;
using Microsoft.AspNetCore.Http;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Whether a request was made on this machine, to this machine.</summary>
internal static class Loopback
{
    /// <summary>
    /// The peer is loopback; so is the name the client used, which a page that rebinds its own name to loopback cannot fake; and no
    /// proxy says that it speaks for somebody else.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer
        && IPAddress.IsLoopback(peer)
        && IsLoopbackHost(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && HasLocalOrigin(context.Request);

    private static bool HasLocalOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        || (Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && IsLoopbackHost(origin.Host));

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
