using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.OpenApi;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Sessions;

/// <summary>Session values: any JSON under any key.</summary>
internal static class SessionEndpoints
{
    private const int MaxValueBytes = 1 << 20;
    private const long MaxTtlSeconds = 10L * 366 * 24 * 3600;

    private static readonly JsonDocumentOptions AnyValue = new() { MaxDepth = 64 };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/session/{key}", PutAsync).WithName("putSession").WithSummary("Stores a value: any JSON up to 1 MiB.").WithTags("session")
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapGet("/session/{key}", GetAsync).WithName("getSession").WithSummary("A value, as it was stored.").WithTags("session")
            .Produces<object>();
        endpoints.MapDelete("/session/{key}", DeleteAsync).WithName("deleteSession").WithSummary("Removes a value, if it is there.").WithTags("session")
            .Produces(StatusCodes.Status204NoContent);
        endpoints.MapGet("/session", ListAsync).WithName("listSession").WithSummary("The keys.").WithTags("session")
            .Produces<SessionKeysDocument>();
    }

    private static async Task<IResult> PutAsync(HttpContext context, UserGrains users, string key, string? ttl = null)
    {
        var name = KeyOf(context, key);

        // Whatever the content type says, the value must be JSON.
        var seconds = QueryParameters.Integer("ttl", ttl, 1, MaxTtlSeconds);
        var body = await BoundedBody.ReadAsync(context, MaxValueBytes);
        using (JsonBody.Parse(body, AnyValue))
        {
            // Only whether it is JSON matters here; it is stored as it came.
        }

        TimeSpan? timeToLive = seconds is { } given ? TimeSpan.FromSeconds(given) : null;
        await users.Of(context.GetCaller()).SetSessionJsonAsync(name, Encoding.UTF8.GetString(body.Span), timeToLive);
        return Results.NoContent();
    }

    private static async Task<IResult> GetAsync(HttpContext context, UserGrains users, string key)
    {
        var json = await users.Of(context.GetCaller()).GetSessionJsonAsync(KeyOf(context, key))
            ?? throw new NetraException(ErrorCodes.NotFound, "The session has no such key.");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(json, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, UserGrains users, string key)
    {
        await users.Of(context.GetCaller()).RemoveSessionDataAsync(KeyOf(context, key));
        return Results.NoContent();
    }

    private static async Task<IResult> ListAsync(HttpContext context, UserGrains users) =>
        Results.Json(new SessionKeysDocument(await users.Of(context.GetCaller()).ListSessionKeysAsync()));

    private static string KeyOf(HttpContext context, string routeKey) =>
        SessionKey.Decode(context.Features.Get<SessionKeyFeature>()?.Encoded ?? Uri.EscapeDataString(routeKey));
}
