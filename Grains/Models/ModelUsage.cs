namespace Netra.Grains.Models;

/// <summary>What one call used.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
/// <param name="Estimated">Whether the provider told nothing that can be true, and the numbers are estimated from lengths.</param>
internal sealed record ModelUsage(long InputTokens, long OutputTokens, bool Estimated);
