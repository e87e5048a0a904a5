using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Erasure;

/// <summary><c>DELETE /v1/me</c>: waits until everything of the caller is gone, and says what was there.</summary>
internal static class EraseEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapDelete("/me", EraseAsync)
        .WithName("eraseMe").WithSummary("Erases everything of the caller, everywhere. It cannot be undone.").WithTags("me").Produces<ErasedUser>();

    // A caller that hangs up does not stop it: what has begun goes on to its end.
    private static async Task<IResult> EraseAsync(HttpContext context, UserGrains users) => Results.Ok(await users.Of(context.GetCaller()).EraseAsync());
}
