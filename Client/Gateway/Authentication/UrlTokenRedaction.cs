using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Netra.Client.Gateway.Authentication;

/// <summary>
/// Takes <c>access_token</c> out of the URL before anything can log or trace it. The server logs a request as soon as its context
/// exists, ahead of all middleware, so this happens where contexts are made.
/// </summary>
internal sealed class UrlTokenRedaction(IServiceProvider services) : IHttpContextFactory
{
    private const string Parameter = "access_token";

    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && MayHoldToken(request))
        {
            Redact(featureCollection, request);
        }

        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    // Names in a query may be percent-encoded, so a query with a '%' before any '=' is looked at as well.
    private static bool MayHoldToken(IHttpRequestFeature request) =>
        request.QueryString.Contains(Parameter, StringComparison.OrdinalIgnoreCase) || request.QueryString.Contains('%', StringComparison.Ordinal);

    private static void Redact(IFeatureCollection features, IHttpRequestFeature request)
    {
        string? token = null;
        var kept = QueryString.Empty;
        var found = false;
        foreach (var pair in new QueryStringEnumerable(request.QueryString))
        {
            var name = pair.DecodeName().ToString();
            if (name.Equals(Parameter, StringComparison.OrdinalIgnoreCase))
            {
                // Two different tokens are no token.
                token = found ? null : pair.DecodeValue().ToString();
                found = true;
            }
            else
            {
                kept = kept.Add(name, pair.DecodeValue().ToString());
            }
        }

        if (!found)
        {
            return;
        }

        request.QueryString = kept.Value ?? string.Empty;
        var query = request.RawTarget.IndexOf('?', StringComparison.Ordinal);
        request.RawTarget = (query < 0 ? request.RawTarget : request.RawTarget[..query]) + request.QueryString;
        if (!string.IsNullOrEmpty(token))
        {
            features.Set<IUrlTokenFeature>(new UrlTokenFeature(token));
        }
    }
}
