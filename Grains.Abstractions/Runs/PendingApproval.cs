namespace Netra.Grains.Abstractions.Runs;

/// <summary>A question of a run that waits for a person's decision.</summary>
/// <param name="ApprovalId">Its name when it is answered.</param>
/// <param name="Agent">The agent that asks.</param>
/// <param name="Prompt">What is to be approved.</param>
[GenerateSerializer, Immutable, Alias("netra.PendingApproval")]
public sealed record PendingApproval([property: Id(0)] string ApprovalId, [property: Id(1)] string Agent, [property: Id(2)] string Prompt);
