namespace Netra.Grains.Abstractions.Agents;

/// <summary>What is recorded of one step of an agent execution.</summary>
/// <param name="Step">Its place, from 0.</param>
/// <param name="Name">Its name; a resumed agent must ask for the same steps in the same order.</param>
/// <param name="State">How far it came.</param>
/// <param name="Attempt">How often it was started.</param>
/// <param name="Result">Its result as JSON when it completed, or the error when it failed.</param>
/// <param name="ToolCallId">The id of its tool events, when it has some.</param>
[GenerateSerializer, Immutable, Alias("netra.JournalEntry")]
public sealed record JournalEntry(
    [property: Id(0)] int Step,
    [property: Id(1)] string Name,
    [property: Id(2)] JournalState State,
    [property: Id(3)] int Attempt,
    [property: Id(4)] string? Result,
    [property: Id(5)] string? ToolCallId)
{
    /// <summary>What it does.</summary>
    [Id(6)]
    public StepKind Kind { get; init; }

    /// <summary>When a sleep ends, or the pause before the next attempt.</summary>
    [Id(7)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>The call that it makes, for <see cref="StepKind.Call"/>.</summary>
    [Id(8)]
    public CalledAgent? Call { get; init; }

    /// <summary>What a person is asked, for <see cref="StepKind.Approval"/>.</summary>
    [Id(9)]
    public string? Prompt { get; init; }

    /// <summary>How much of a streamed answer the user has been told, over all attempts; <see langword="null"/>: nothing.</summary>
    [Id(10)]
    public ToldText? Told { get; init; }

    /// <summary>What it takes from the budgets; <see langword="null"/>: nothing.</summary>
    [Id(11)]
    public StepCharge? Charge { get; init; }
}
