namespace Netra.Client.Gateway.Telemetry;

/// <summary>The attributes of libraries' spans that hold nothing of a user: no address, no path, no query, no header, no grain's key, no message.</summary>
internal static class SpanNames
{
    /// <summary>Of requests. The route is its pattern; the path may hold a session key.</summary>
    public static readonly string[] Http =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.name", "network.protocol.version", "error.type",
    ];

    /// <summary>Of grain calls. The grain's id holds the user's.</summary>
    public static readonly string[] Grains = ["rpc.system.name", "rpc.method", "orleans.rpc.service", "exception.type"];
}
