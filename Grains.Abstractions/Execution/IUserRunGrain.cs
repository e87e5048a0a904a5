using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>
/// What the user's agents tell their user's grain. Key: the user id; callers: that user's agents only. An agent tells again what may have been lost, also
/// while the store is away: hearing of it is a sign that the agent is there.
/// </summary>
[Alias("netra.IUserRunGrain")]
public interface IUserRunGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records events and steps, in order; returns when they are stored. A step that a budget does not allow is recorded as failed before it begins.
    /// Idempotent.
    /// </summary>
    [Alias("ReportAsync"), ResponseTimeout("00:00:10")]
    Task<ReportReply> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports);

    /// <summary>Records the end of an execution; returns when it is stored. Idempotent.</summary>
    [Alias("CompleteAsync"), ResponseTimeout("00:00:20")]
    Task CompleteAsync(AgentExecution execution, AgentOutcome outcome);
}
