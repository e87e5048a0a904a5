using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Client.Gateway.Problems;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Binds the framework's bearer handler to <see cref="NetraTokenValidation"/>.</summary>
internal sealed class BearerSetup(NetraTokenValidation validation) : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>The only path where a token may come in the URL: browsers cannot set headers there.</summary>
    private static readonly PathString EventsPath = "/v1/events";

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = validation.Parameters;
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = OnMessageReceivedAsync,
            OnTokenValidated = OnTokenValidatedAsync,
            OnAuthenticationFailed = OnAuthenticationFailedAsync,
            OnChallenge = OnChallengeAsync,
            OnForbidden = OnForbiddenAsync,
        };
    }

    private Task OnMessageReceivedAsync(MessageReceivedContext context)
    {
        if (context.Request.Path.Equals(EventsPath, StringComparison.OrdinalIgnoreCase)
            && context.Request.Headers.Authorization.Count == 0
            && context.HttpContext.Features.Get<IUrlTokenFeature>() is { } fromUrl)
        {
            context.Token = fromUrl.Token;
        }

        return Task.CompletedTask;
    }

    private static Task OnTokenValidatedAsync(TokenValidatedContext context)
    {
        if (context.SecurityToken is JsonWebToken token && NetraTokenValidation.Read(token) is { } verified)
        {
            context.HttpContext.Features.Set(new Caller(verified.UserId, token.EncodedToken, verified.ExpiresAt));
        }
        else
        {
            context.Fail("The subject is not a user id.");
        }

        return Task.CompletedTask;
    }

    private async Task OnAuthenticationFailedAsync(AuthenticationFailedContext context)
    {
        try
        {
            await validation.EnsureMetadataAsync(context.HttpContext.RequestAborted);

            // Without a result the handler rethrows what a malformed token made the library throw.
            context.Fail(context.Exception);
        }
        catch (NetraException unavailable)
        {
            context.Fail(unavailable);
        }
    }

    private static Task OnChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var failure = context.AuthenticateFailure;
        if (failure is NetraException unavailable)
        {
            return ProblemWriter.WriteAsync(context.HttpContext, unavailable);
        }

        context.Response.Headers.WWWAuthenticate = failure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        var detail = failure switch
        {
            null => "A bearer token is required.",
            SecurityTokenExpiredException => "The token has expired.",
            _ => "The token is not valid.",
        };
        return ProblemWriter.WriteAsync(context.HttpContext, new NetraException(ErrorCodes.Unauthenticated, detail));
    }

    private static Task OnForbiddenAsync(ForbiddenContext context) =>
        ProblemWriter.WriteAsync(context.HttpContext, new NetraException(ErrorCodes.Forbidden, "This needs a role that the token does not name."));
}
