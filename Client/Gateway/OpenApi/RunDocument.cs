using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Budgets;

namespace Netra.Client.Gateway.OpenApi;

/// <summary>A run.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="ThreadId">Its conversation.</param>
/// <param name="Agent">The agent asked.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">The answer, when it completed.</param>
/// <param name="Error">What went wrong, when it did.</param>
/// <param name="CreatedAt">When it was admitted.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Agents">The agents that took part.</param>
/// <param name="Usage">What it has taken from the budgets, with all of its agents.</param>
/// <param name="Approvals">What it asks a person and was not decided yet; absent when there is nothing.</param>
internal sealed record RunDocument(
    string RunId,
    string ThreadId,
    string Agent,
    string Status,
    JsonObject? Result,
    JsonObject? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<string> Agents,
    Spending Usage,
    IReadOnlyList<PendingApprovalDocument>? Approvals = null);
