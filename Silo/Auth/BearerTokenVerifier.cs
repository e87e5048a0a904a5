using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Isolation;

namespace Netra.Silo.Auth;

/// <summary>Verifies tokens in the silo by the same rules as the gateway: one issuer, one audience, one algorithm, no clock skew.</summary>
internal sealed class BearerTokenVerifier(NetraTokenValidation validation) : IBearerTokenVerifier
{
    /// <inheritdoc/>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the authority cannot be reached.</exception>
    public async ValueTask<VerifiedToken?> VerifyAsync(string token) =>
        await validation.ValidateAsync(token, CancellationToken.None) is { } caller ? new VerifiedToken(caller.UserId, caller.ExpiresAt) : null;
}
