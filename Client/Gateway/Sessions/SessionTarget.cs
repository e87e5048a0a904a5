using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Netra.Client.Gateway.Sessions;

/// <summary>
/// Takes the key of a session request from the target as it was sent, before routing. The path that routing sees is decoded once
/// with exceptions and its dot segments are removed, so that <c>a%2Fb</c>, <c>..</c> and <c>%2E%2E</c> would not arrive as they were meant.
/// </summary>
internal sealed class SessionTarget(RequestDelegate next)
{
    private const string Prefix = "/v1/session/";
    private const string Placeholder = Prefix + "key";

    public Task InvokeAsync(HttpContext context)
    {
        if (EncodedKeyOf(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is { Length: > 0 } encoded)
        {
            context.Features.Set(new SessionKeyFeature(encoded));
            context.Request.Path = Placeholder;
        }

        return next(context);
    }

    internal static string? EncodedKeyOf(string target)
    {
        var path = target.AsSpan();
        if (!path.StartsWith('/'))
        {
            // Absolute form, as sent to proxies: scheme://authority/path.
            var authority = path.IndexOf("://");
            var slash = authority < 0 ? -1 : path[(authority + 3)..].IndexOf('/');
            if (slash < 0)
            {
                return null;
            }

            path = path[(authority + 3 + slash)..];
        }

        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        return path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? path[Prefix.Length..].ToString() : null;
    }
}
