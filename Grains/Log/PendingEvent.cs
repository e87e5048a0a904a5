using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Log;

/// <summary>An event that waits for its place in the log.</summary>
/// <param name="Run">The run it tells of.</param>
/// <param name="Agent">The agent it tells of.</param>
/// <param name="Draft">Its type and payload, already redacted and capped.</param>
internal sealed record PendingEvent(RunRecord Run, string Agent, EventDraft Draft);
