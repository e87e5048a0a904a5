namespace Netra.Grains.Abstractions.Agents;

/// <summary>What a step of an agent execution does.</summary>
public enum StepKind
{
    /// <summary>Work of the agent's own, a tool, or something told to the user.</summary>
    Work,

    /// <summary>Waits for another agent.</summary>
    Call,

    /// <summary>Waits for a time.</summary>
    Sleep,

    /// <summary>Waits for a person.</summary>
    Approval,
}
