using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Isolation;

/// <summary>The grain types that belong to a user, and whose a grain of them is.</summary>
internal static class OwnedGrains
{
    /// <summary>The type of a user's grain.</summary>
    public const string User = "netra-user";

    /// <summary>The type of an agent's grain.</summary>
    public const string Agent = "netra-agent";

    private static readonly GrainType UserType = GrainType.Create(User);
    private static readonly GrainType AgentType = GrainType.Create(Agent);

    /// <summary>Whether grains of this type belong to a user.</summary>
    public static bool IsOwned(GrainId grain) => IsUser(grain) || IsAgent(grain);

    /// <summary>Whether it is a user's grain.</summary>
    public static bool IsUser(GrainId grain) => grain.Type == UserType;

    /// <summary>Whether it is an agent's grain.</summary>
    public static bool IsAgent(GrainId grain) => grain.Type == AgentType;

    /// <summary>Whose the grain is, read off its key; <see langword="false"/> when it belongs to nobody.</summary>
    public static bool TryGetOwner(GrainId grain, out UserId owner)
    {
        owner = default;
        var key = grain.Key.ToString();
        if (IsUser(grain))
        {
            return UserId.TryParse(key, out owner);
        }

        if (IsAgent(grain) && AgentGrainKey.TryParse(key, out var agent))
        {
            owner = agent.UserId;
            return true;
        }

        return false;
    }
}
