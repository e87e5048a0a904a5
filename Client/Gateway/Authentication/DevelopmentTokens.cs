using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Authentication;

/// <summary><c>POST /dev/token</c>: any user's token for whoever sits at this machine. Mapped in Development only.</summary>
internal static class DevelopmentTokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // With an authority or a key of the operator's there is nothing here that may sign.
        var key = endpoints.ServiceProvider.GetRequiredService<NetraTokenValidation>().SigningKey;
        var time = endpoints.ServiceProvider.GetRequiredService<TimeProvider>();
        endpoints.MapPost("/dev/token", (Delegate)((HttpContext context) => IssueAsync(context, key!, time)))
            .WithName("issueDevelopmentToken").WithTags("development").WithSummary("A token for a user, for callers on this machine.")
            .AllowAnonymous();
    }

    private static async Task<IResult> IssueAsync(HttpContext context, SymmetricSecurityKey key, TimeProvider time)
    {
        if (!Loopback.IsLocal(context))
        {
            throw new NetraException(ErrorCodes.Forbidden, "Development tokens are given on this machine only, under a loopback name.");
        }

        using var body = await JsonBody.ReadAsync(context, JsonBody.DefaultMaxBytes);
        var fields = JsonFields.Of(body.RootElement, "user");
        var text = fields.RequiredText("user", 1, UserId.MaxBytes);
        if (!UserId.TryParse(text, out var userId))
        {
            throw Refusal.Field("user", $"must be 1 to {UserId.MaxBytes} bytes of UTF-8 without control characters, and not blank.");
        }

        if (ReservedUsers.Contains(userId))
        {
            throw Refusal.Field("user", $"must not begin with '{ReservedUsers.CanaryPrefix}': these users are the system's own.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new DevelopmentToken(Sign(userId, key, time.GetUtcNow().UtcDateTime), (int)Lifetime.TotalSeconds), DevelopmentToken.Json);
    }

    private static string Sign(UserId userId, SymmetricSecurityKey key, DateTime now) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = NetraAuthOptions.LocalIssuer,
            Audience = NetraAuthOptions.LocalIssuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = userId.ToGrainKey(), [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N") },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
}
