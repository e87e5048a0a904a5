namespace Netra.Grains.Abstractions.Execution;

/// <summary>What an execution does when it is asked.</summary>
public enum AgentPulse
{
    /// <summary>It is not under way here.</summary>
    Gone,

    /// <summary>It does its own work.</summary>
    Working,

    /// <summary>It waits for its user's grain, for the store of runs or for its node: it would go on if they let it.</summary>
    HeldUp,
}
