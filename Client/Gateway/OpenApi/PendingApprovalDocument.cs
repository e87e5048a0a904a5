namespace Netra.Client.Gateway.OpenApi;

/// <summary>A question of a run that waits for a person's decision.</summary>
/// <param name="ApprovalId">Its name when it is answered.</param>
/// <param name="Agent">The agent that asks.</param>
/// <param name="Prompt">What is to be approved.</param>
internal sealed record PendingApprovalDocument(string ApprovalId, string Agent, string Prompt);
