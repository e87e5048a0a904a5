namespace Netra.Grains.Isolation;

/// <summary>Verifies bearer tokens in the silo, whatever the gateway has found.</summary>
internal interface IBearerTokenVerifier
{
    /// <summary>The verified subject, or <see langword="null"/> when the token does not hold.</summary>
    ValueTask<VerifiedToken?> VerifyAsync(string token);
}
