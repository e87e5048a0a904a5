using Microsoft.IdentityModel.JsonWebTokens;
using Netra.Client.Gateway.Auth;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Isolation;

namespace Netra.Silo.Auth;

/// <summary>Verifies tokens in the silo by the same rules as the gateway: one issuer, one audience, one algorithm, no clock skew.</summary>
internal sealed class BearerTokenVerifier(NetraTokenValidation validation) : IBearerTokenVerifier
{
    /// <inheritdoc/>
    public async ValueTask<VerifiedToken?> VerifyAsync(string token) => await validation.VerifyAsync(token);
}
