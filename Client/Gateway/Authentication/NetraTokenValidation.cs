using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Authentication;

/// <summary>
/// The rules for tokens, in one place for the gateway and for the silo's second look: one issuer, one audience, one algorithm,
/// no clock skew, a subject that is a user id.
/// </summary>
internal sealed class NetraTokenValidation
{
    // Extensions that a reader has to understand (RFC 7515, 4.1.11). None is understood here.
    private const string Critical = "crit";

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _metadata;

    public NetraTokenValidation(IOptions<NetraAuthOptions> options, IHostEnvironment environment, TimeProvider timeProvider)
    {
        var auth = options.Value;
        Parameters = new TokenValidationParameters
        {
            ClockSkew = TimeSpan.Zero,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateLifetime = true,
            ValidateIssuerSigningKey = true,
            ValidAudience = string.IsNullOrEmpty(auth.Audience) ? NetraAuthOptions.LocalIssuer : auth.Audience,
            NameClaimType = JwtRegisteredClaimNames.Sub,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, timeProvider.GetUtcNow().UtcDateTime),
        };

        if (!string.IsNullOrEmpty(auth.Authority))
        {
            _metadata = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{auth.Authority.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !environment.IsDevelopment() });
            Parameters.ConfigurationManager = _metadata;
            Parameters.ValidAlgorithms = [auth.Algorithm];
            return;
        }

        SigningKey = auth.UsesDevelopmentKey
            ? SigningKeyFile.ReadOrCreate(Path.GetFullPath(auth.DataDirectory, environment.ContentRootPath))
            : SigningKeyFile.Read(auth.SigningKeyFile!);
        Parameters.ValidIssuer = NetraAuthOptions.LocalIssuer;
        Parameters.IssuerSigningKey = SigningKey;
        Parameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
    }

    /// <summary>The rules in the form of the token library.</summary>
    public TokenValidationParameters Parameters { get; }

    /// <summary>The key from a file; none with an authority.</summary>
    public SymmetricSecurityKey? SigningKey { get; }

    /// <summary>What the token says, or <see langword="null"/> when it does not hold.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the authority cannot be reached.</exception>
    public async Task<VerifiedCaller?> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        await EnsureMetadataAsync(cancellationToken);
        try
        {
            var result = await Handler.ValidateTokenAsync(token, Parameters);
            return result.IsValid && result.SecurityToken is JsonWebToken jwt ? Read(jwt) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The library lets some malformed texts escape as these.
            return null;
        }
    }

    /// <summary>Fails clearly when the authority's keys were never seen: the token may well be valid.</summary>
    public async Task EnsureMetadataAsync(CancellationToken cancellationToken)
    {
        if (_metadata is null)
        {
            return;
        }

        try
        {
            await _metadata.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new NetraException(ErrorCodes.Unavailable, "The authority that issues tokens cannot be reached.");
        }
    }

    /// <summary>The caller that a token names, whose signature, issuer, audience and lifetime were checked.</summary>
    public static VerifiedCaller? Read(JsonWebToken token) =>
        !token.TryGetHeaderValue<object>(Critical, out _) && TokenSubject.Of(token) is { } subject && UserId.TryParse(subject, out var userId) && !ReservedUsers.Contains(userId)
            ? new VerifiedCaller(userId, new DateTimeOffset(token.ValidTo, TimeSpan.Zero))
            : null;

    private static bool IsAlive(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is null ? throw new SecurityTokenNoExpirationException("The token never expires.")
        : expires <= now ? throw new SecurityTokenExpiredException("The token has expired.")
        : notBefore is null || notBefore <= now;
}
