using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Authentication;

/// <summary>What a valid token says.</summary>
/// <param name="UserId">Its subject.</param>
/// <param name="ExpiresAt">When it stops being valid.</param>
internal sealed record VerifiedCaller(UserId UserId, DateTimeOffset ExpiresAt);
