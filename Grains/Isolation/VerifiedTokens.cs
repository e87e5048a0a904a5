using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Isolation;

/// <summary>Judges the tokens of clients. Verified ones are remembered by their hash, a bounded number, until they expire.</summary>
internal sealed class VerifiedTokens(IBearerTokenVerifier verifier, TimeProvider time)
{
    private const int MaxRemembered = 10_000;
    private const int MaxTokenLength = 16_384;

    private readonly ConcurrentDictionary<TokenHash, VerifiedToken> _remembered = new();

    /// <summary>Why the token does not open this user's grain; <see langword="null"/>: it does.</summary>
    public async ValueTask<DenialReason?> JudgeAsync(string? token, UserId owner)
    {
        if (string.IsNullOrEmpty(token))
        {
            return DenialReason.NoToken;
        }

        if (token.Length > MaxTokenLength || await VerifyAsync(token) is not { } verified)
        {
            return DenialReason.InvalidToken;
        }

        return verified.UserId == owner ? null : DenialReason.ForeignToken;
    }

    private async ValueTask<VerifiedToken?> VerifyAsync(string token)
    {
        var hash = TokenHash.Of(token);
        var now = time.GetUtcNow();
        if (_remembered.TryGetValue(hash, out var known))
        {
            if (known.ExpiresAt > now)
            {
                return known;
            }

            _remembered.TryRemove(hash, out _);
        }

        var verified = await verifier.VerifyAsync(token);
        if (verified is null || verified.ExpiresAt <= now)
        {
            return null;
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        return _remembered[hash] = verified;
    }
}
