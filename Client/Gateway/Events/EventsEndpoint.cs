using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Client.Gateway.Events;

/// <summary><c>GET /v1/events</c>, as Server-Sent Events or over a WebSocket.</summary>
internal static class EventsEndpoint
{
    private const string LastEventId = "Last-Event-ID";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/events", StreamAsync)
            .WithName("streamEvents").WithSummary("Replays the events after a sequence, then goes on live.").WithTags("events")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

        // What GET with an upgrade is over HTTP/1.1, is CONNECT over HTTP/2: browsers use it wherever TLS ends here.
        endpoints.MapMethods("/events", [HttpMethods.Connect], StreamAsync).ExcludeFromDescription();
    }

    private static async Task StreamAsync(
        HttpContext context,
        UserGrains users,
        StreamLimits limits,
        IHostApplicationLifetime host,
        IOptions<NetraGatewayOptions> options,
        TimeProvider time,
        ILoggerFactory loggers,
        string? after = null,
        string? runId = null)
    {
        var subscription = new EventSubscription(PlaceOf(context.Request, after), RunOf(runId));
        var caller = context.GetCaller();
        var isWebSocket = context.WebSockets.IsWebSocketRequest;

        // Everything that can be refused is refused here, while there is still an HTTP answer to give.
        using var place = limits.Take(caller.UserId, isWebSocket ? StreamKind.WebSocket : StreamKind.EventStream);
        using var lifetime = new StreamLifetime(context, caller, host, time);
        await using var feed = await EventFeed.OpenAsync(users, caller, subscription, lifetime, time, loggers.CreateLogger<EventFeed>());
        if (isWebSocket)
        {
            await new EventSocket(context, feed, lifetime, options.Value, time, loggers.CreateLogger<EventSocket>()).RunAsync();
        }
        else
        {
            await new ServerSentEvents(context, feed, lifetime, options.Value, time, loggers.CreateLogger<ServerSentEvents>()).RunAsync();
        }
    }

    // A browser that reconnects by itself repeats the URL it began with, and says in the header how far it came.
    private static long? PlaceOf(HttpRequest request, string? after) =>
        request.Headers[LastEventId] is { Count: > 0 } header && !string.IsNullOrEmpty(header[0])
            ? QueryParameters.Integer(LastEventId, header.ToString(), 0, long.MaxValue)
            : QueryParameters.Integer("after", after, 0, long.MaxValue);

    private static RunId? RunOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return RunId.TryParse(text, out var runId) ? runId : throw Refusal.NoSuchRun();
    }
}
