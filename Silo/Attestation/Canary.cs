using System.Security.Cryptography;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.ClickHouse;

namespace Netra.Silo.Attestation;

/// <summary>A user that the system makes up to attack itself. Its name cannot come from a token, and it lives for one attestation.</summary>
/// <param name="Capability">Its capability.</param>
/// <param name="Token">A random text that stands in its rows and nowhere else.</param>
internal sealed record Canary(Capability Capability, string Token)
{
    private const string Prefix = "netra-canary:";

    /// <summary>A new one.</summary>
    public static Canary New(CapabilityRoot root)
    {
        var name = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return new Canary(Capability.Derive(root.Bytes, UserId.Parse(name), generation: 0), $"canary{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
    }
}
