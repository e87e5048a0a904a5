namespace Netra.Client.Gateway.OpenApi;

/// <summary>A person's decision.</summary>
/// <param name="Approved">Whether the run may go on with what it asked for.</param>
/// <param name="Comment">Words for the agent; at most 8,192 characters.</param>
internal sealed record ApprovalDocument(bool Approved, string? Comment = null);
