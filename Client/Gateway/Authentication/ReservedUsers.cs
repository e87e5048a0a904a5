using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Authentication;

/// <summary>User ids that the system keeps for itself: no token can name them.</summary>
internal static class ReservedUsers
{
    /// <summary>The users with which the system attacks itself.</summary>
    public const string CanaryPrefix = "netra-canary:";

    public static bool Contains(UserId userId) => userId.ToGrainKey().StartsWith(CanaryPrefix, StringComparison.Ordinal);
}
