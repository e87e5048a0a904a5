using Microsoft.AspNetCore.Http;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Finds the caller of a request.</summary>
internal static class CallerExtensions
{
    /// <summary>The caller; every endpoint that asks requires authorization.</summary>
    public static Caller GetCaller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("This endpoint does not require authorization.");
}
