using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Who makes this request.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Token">The bearer token, passed on to the silo and nowhere else.</param>
/// <param name="ExpiresAt">When the token stops being valid.</param>
internal sealed record Caller(UserId UserId, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Never the token: records print all they hold.</summary>
    public override string ToString() => UserId.ToString();
}
